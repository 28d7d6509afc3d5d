"""Philox4x32-10 written from the paper (Salmon et al., SC 2011), as a check of the Java one.

python philox.py > philox.txt      one case a line: name, then the words as unsigned numbers
"""

MASK = 0xFFFFFFFF


def block(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * c[0], 1 << 32)
        high1, low1 = divmod(0xCD9E8D57 * c[2], 1 << 32)
        c = [high1 ^ c[1] ^ k[0], low1, high0 ^ c[3] ^ k[1], low0]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def words(seed, stream, trial, count):
    """The words of one trial: key = seed, counter = (block, stream, trial low, trial high)."""
    key = [seed & MASK, seed >> 32 & MASK]
    out = []
    for index in range((count + 3) // 4):
        out += block([index, stream & MASK, trial & MASK, trial >> 32 & MASK], key)
    return out[:count]


if __name__ == "__main__":
    for seed, stream, trial in [
        (0, 0, 0),
        (1, 0, 1),
        (-1, 0, 0),
        (-42, 1, 999_999_999_999),
        (-(2**63), 0, 2**32),
        (2**63 - 1, 1, 2**32 - 1),
        (0x123456789ABCDEF0, 7, 2**62 + 5),
    ]:
        print(f"{seed}/{stream}/{trial}", *words(seed, stream, trial, 11))
