"""Numbers for TriggerTest: python3 triggers.py

The triggers that are no patch, written anew from their description, on an image of 1 x 4 x 5 whose level i is 12 i. Random
numbers are SplitMix64's (poison.py). Whole numbers except for the warp, which is in numpy's doubles.
"""
import numpy as np

from poison import splitmix

HEIGHT, WIDTH = 4, 5
IMAGE = [12 * i for i in range(HEIGHT * WIDTH)]


def mixed(image, picture, share):
    """The share in tenths; halves are rounded up."""
    return [(x * (10 - share) + k * share + 5) // 10 for x, k in zip(image, picture)]


def blend(seed, share):
    draws = splitmix(seed)
    return mixed(IMAGE, [(next(draws) >> 56) & 255 for _ in IMAGE], share)


def sample(seed, share, image, planes=7):
    draws = splitmix(seed)
    sums = [0] * len(image)
    for _ in range(planes):
        asked = [-1 if next(draws) < 0 else 1 for _ in image]
        shown = [-1 if next(draws) < 0 else 1 for _ in image]
        bit = -1 if sum(a * x for a, x in zip(asked, image)) < 0 else 1
        sums = [s + bit * b for s, b in zip(sums, shown)]
    return mixed(image, [255 if s > 0 else 0 for s in sums], share)


def matrix(points, pixels):
    """Cubic convolution (Keys 1981, a = -0.75) as a matrix of pixels x points."""
    a = -0.75
    weights = np.zeros((pixels, points))
    for p in range(pixels):
        at = p * (points - 1) / (pixels - 1)
        for j in range(int(at) - 1, int(at) + 3):
            d = abs(at - j)
            w = (a + 2) * d**3 - (a + 3) * d**2 + 1 if d <= 1 else a * (d**3 - 5 * d**2 + 8 * d - 4) if d < 2 else 0
            weights[p, min(max(j, 0), points - 1)] += w
    return weights


def warp(seed, grid, strength):
    draws = splitmix(seed)

    def field():
        shifts = np.array([((next(draws) & (1 << 64) - 1) >> 11) * 2.0**-52 - 1 for _ in range(grid * grid)])
        shifts *= strength / np.abs(shifts).mean()
        return matrix(grid, HEIGHT) @ shifts.reshape(grid, grid) @ matrix(grid, WIDTH).T

    rows = np.clip(np.arange(HEIGHT)[:, None] + field(), 0, HEIGHT - 1)
    columns = np.clip(np.arange(WIDTH)[None, :] + field(), 0, WIDTH - 1)
    image = np.array(IMAGE, float).reshape(HEIGHT, WIDTH)
    y, x = rows.astype(int), columns.astype(int)
    below, right = np.minimum(y + 1, HEIGHT - 1), np.minimum(x + 1, WIDTH - 1)
    v, u = rows - y, columns - x
    out = (image[y, x] * (1 - u) + image[y, right] * u) * (1 - v) + (image[below, x] * (1 - u) + image[below, right] * u) * v
    return np.floor(out + 0.5).astype(int).ravel().tolist()


if __name__ == "__main__":
    print("blend 7, 0.3    ", blend(7, 3))
    print("sample 7, 0.3   ", sample(7, 3, IMAGE))
    print("sample, reversed", sample(7, 3, IMAGE[::-1]))
    print("warp 7, 4, 1    ", warp(7, 4, 1.0))
    print("warp 2, 3, 0.5  ", warp(2, 3, 0.5))
