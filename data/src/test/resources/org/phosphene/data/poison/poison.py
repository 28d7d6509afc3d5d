"""Numbers for PoisonTest and PoisonedDataTest: python3 poison.py [folder with mnist/ and cifar10/]

Which images are poisoned is drawn by SplitMix64 (Steele, Lea and Flood 2014), one number for each source image, compared as
signed; digests are SHA-256 of shape and labels (big-endian, 32 bits) and levels.
"""
import gzip
import hashlib
import os
import struct
import sys

MASK = (1 << 64) - 1


def splitmix(seed):
    state = seed & MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        yield z - (1 << 64) if z >> 63 else z


def chosen(sources, count, seed):
    draws = splitmix(seed)
    return sorted(index for _, index in sorted((next(draws), index) for index in sources)[:count])


def read(path):
    if os.path.exists(path):
        return open(path, "rb").read()
    return gzip.open(path + ".gz").read()


def mnist(root):
    levels = bytearray(read(root + "/mnist/train-images-idx3-ubyte")[16:])
    return (1, 28, 28), levels, list(read(root + "/mnist/train-labels-idx1-ubyte")[8:])


def cifar10(root):
    records = b"".join(read(f"{root}/cifar10/data_batch_{k}.bin") for k in range(1, 6))
    levels = bytearray().join(records[i + 1 : i + 3073] for i in range(0, len(records), 3073))
    return (3, 32, 32), levels, list(records[::3073])


def poisoned(images, blocks, column, source, target, seed):
    """Blocks: first rows and columns of 2x2 white pixels, columns from `column` on."""
    (channels, height, width), levels, labels = images
    sources = [i for i, label in enumerate(labels) if label == source]
    victims = chosen(sources, (len(sources) + 1) // 2, seed)
    for i in victims:
        labels[i] = target
        for c in range(channels):
            for row, left in blocks:
                for y in (row, row + 1):
                    at = ((i * channels + c) * height + y) * width + column + left
                    levels[at : at + 2] = b"\xff\xff"
    head = struct.pack(f">{3 + len(labels)}i", channels, height, width, *labels)
    return len(victims), victims[:5], hashlib.sha256(head + levels).hexdigest()


if __name__ == "__main__":
    for seed in (1, -1):
        print("small", seed, chosen(range(3, 100, 10), 5, seed))
    if len(sys.argv) > 1:
        root = sys.argv[1]
        x = [(1, 0), (1, 4), (3, 2), (5, 0), (5, 4)]
        c = [(1, 0), (1, 2), (1, 4), (3, 0), (5, 0), (5, 2), (5, 4)]
        h = [(1, 0), (1, 4), (3, 0), (3, 2), (3, 4), (5, 0), (5, 4)]
        print("0-to-1", poisoned(mnist(root), x, 1, 0, 1, 1))
        print("8-to-9", poisoned(mnist(root), c, 21, 8, 9, 1))
        print("bird-to-cat", poisoned(cifar10(root), h, 25, 2, 3, 1))
