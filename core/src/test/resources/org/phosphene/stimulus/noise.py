"""Noise levels from Philox words, written apart from the Java code; needs NumPy and SciPy.

python noise.py > noise.txt      CRC-32 of the levels (32-bit, big-endian) of a few trials, and of the Gaussian table
"""

import zlib

import numpy as np
from scipy.special import ndtri

from philox import words

QUANTILES = 1 << 16
lower = np.rint(256 * ndtri((np.arange(QUANTILES // 2) + 0.5) / QUANTILES)).astype(int)
TABLE = np.concatenate([lower, -lower[::-1]])


def uniform(seed, trial, size):
    return np.array(words(seed, 0, trial, (size + 3) // 4), "<u4").view("u1")[:size].astype(int)


def gaussian(seed, trial, size):
    return TABLE[np.array(words(seed, 0, trial, (size + 1) // 2), "<u4").view("<u2")[:size]]


def binary(seed, trial, size):
    bits = np.array(words(seed, 0, trial, (size + 31) // 32), "<u4").view("u1")
    return np.unpackbits(bits, bitorder="little")[:size].astype(int)


def crc(levels):
    return zlib.crc32(np.asarray(levels).astype(">i4").tobytes())


if __name__ == "__main__":
    print("gaussian-table", crc(TABLE))
    for kind in (uniform, gaussian, binary):
        for seed, first in ((1, 0), (-7, 10**12 - 4)):
            fields = [kind(seed, trial, 785) for trial in range(first, first + 8)]
            print(f"{kind.__name__}/{seed}/{first}", crc(np.concatenate(fields)))
