"""A tiny experiment and its estimates by NumPy, two-pass and in double precision.

python estimates.py > estimates.txt      one array a line: name, then its numbers

40 trials of 6 pixels, 3 answers. Noise: uniform(0.5, 1), so that level k is (k + 0.5) / 256. Signals: 4 images of classes 0, 1,
1, 0 mixed in with gamma 0.25.
"""

import numpy as np

TRIALS, PIXELS, GAMMA = 40, 6, 0.25
random = np.random.default_rng(20200426)
levels = random.integers(0, 256, (TRIALS, PIXELS))
labels = random.choice(3, TRIALS, p=[0.5, 0.4, 0.1])
confidences = random.integers(0, 256, TRIALS)
images = random.integers(0, 256, (4, PIXELS))
image_classes = np.array([0, 1, 1, 0])
signals = random.integers(0, 4, TRIALS)
noise = (levels + 0.5) / 256
# the deviation of a discrete uniform level, which the z of a map is measured in
DEVIATION = np.sqrt((256**2 - 1) / 12) / 256


def show(name, values):
    print(name, *(repr(v.item()) for v in np.ravel(values)))


def weighted(name, w, chosen):
    """Mean, standard error and z of trials with weights."""
    w, n = w[chosen].astype(float), noise[chosen]
    keep = w > 0
    w, n = w[keep, None], n[keep]
    mean = (w * n).sum(0) / w.sum()
    trials = len(n)
    error = np.sqrt(trials / (trials - 1) * (w**2 * (n - mean) ** 2).sum(0)) / w.sum()
    effective = w.sum() ** 2 / (w**2).sum()
    show(f"{name}.mean", mean)
    show(f"{name}.error", error)
    show(f"{name}.z", (mean - 0.5) / (DEVIATION / np.sqrt(effective)))
    show(f"{name}.trials", np.array([trials, effective]))


def equation_1():
    def cell(s, r):
        n = noise[(image_classes[signals] == s) & (labels == r)]
        return n.mean(0), n.var(0, ddof=1) / len(n)

    cells = {(s, r): cell(s, r) for s in (0, 1) for r in (0, 1)}
    value = cells[0, 1][0] + cells[1, 1][0] - cells[0, 0][0] - cells[1, 0][0]
    show("eq1.value", value)
    show("eq1.error", np.sqrt(sum(variance for _, variance in cells.values())))


if __name__ == "__main__":
    for name in ("levels", "labels", "confidences", "signals", "images", "image_classes"):
        show(name, globals()[name])
    for c in range(3):
        weighted(f"plain.{c}", np.ones(TRIALS), labels == c)
        weighted(f"by-confidence.{c}", confidences, labels == c)
    for c in range(2):
        weighted(f"at-least.{c}", (confidences >= 102).astype(int), labels == c)
        response = (labels == c).astype(float)
        r = np.array([np.corrcoef(noise[:, i], response)[0, 1] for i in range(PIXELS)])
        show(f"correlation.{c}.value", r)
        show(f"correlation.{c}.z", r * np.sqrt(TRIALS - 1))
    equation_1()
    stimuli = GAMMA * images[signals] / 255 + (1 - GAMMA) * noise
    show("stimulus.1", stimuli[labels == 1].mean(0))
