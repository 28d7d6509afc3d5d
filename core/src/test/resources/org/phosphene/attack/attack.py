"""Numbers for AttackNumbersTest, by scikit-image 0.26.0, SciPy 1.17.1, NumPy 2.4.6 and Matplotlib 3.11.2:
python attack.py > attack.txt
"""
import matplotlib
import numpy as np
from scipy import stats
from skimage.metrics import structural_similarity


def line(name, values):
    print(name, *[repr(float(v)) for v in np.ravel(values)])


rng = np.random.default_rng(6)
for name, (height, width) in {"square": (28, 28), "wide": (13, 21)}.items():
    a = rng.random((height, width)).astype(np.float32)
    b = (0.6 * a + 0.4 * rng.random((height, width))).astype(np.float32)
    line(name + ".a", a)
    line(name + ".b", b)
    # a window of 11, the variance of the pixels within it, the mean over places where the window fits
    line(name + ".ssim", structural_similarity(
        a.astype(float), b.astype(float), data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False))
    line(name + ".l2", np.linalg.norm(a.astype(float) - b))
    line(name + ".largest", np.abs(a.astype(float) - b).max())

# means of red, green, blue and opacity at every of 256 steps
colours = np.array(matplotlib.colormaps["viridis"].colors)
line("viridis", (colours.sum(axis=1) + 1) / 4)

# Clopper and Pearson; Korn and Graubard: effective size p (1 - p) / variance of the ratio
def exact(hits, misses):
    return [stats.beta.ppf(0.025, hits, misses + 1) if hits > 0 else 0,
            stats.beta.ppf(0.975, hits + 1, misses) if misses > 0 else 1]


line("exact.7of31", exact(7, 24))
line("exact.0of31", exact(0, 31))
line("exact.31of31", exact(31, 0))
hits = np.array([0, 3, 1, 0, 4, 2, 2, 0])
trials = np.array([4, 5, 4, 3, 4, 5, 5, 4])
share = hits.sum() / trials.sum()
off = hits - share * trials
variance = len(hits) / (len(hits) - 1) * np.sum(off ** 2) / trials.sum() ** 2
n = min(trials.sum(), share * (1 - share) / variance)
line("clusters.hits", hits)
line("clusters.trials", trials)
line("clusters", [share] + exact(share * n, (1 - share) * n))
