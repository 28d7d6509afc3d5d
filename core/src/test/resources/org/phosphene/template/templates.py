"""Template classifiers and binomial intervals by NumPy and SciPy; writes templates.txt beside itself.

    python3 templates.py
"""

import pathlib

import numpy as np
from scipy import stats

CLASSES, SIZE, TRAIN, TEST = 5, 12, 60, 400
EMPTY = 3
rng = np.random.default_rng(20)


def images(count, prototypes):
    labels = rng.integers(0, CLASSES, count)
    levels = np.clip(prototypes[labels] + rng.normal(0, 60, (count, SIZE)), 0, 255).round().astype(int)
    return levels, labels


def answers(rule, rows, levels):
    x = levels / 255
    t = rows.copy()
    if rule == "paper":
        t = (t - t.min(1, keepdims=True)) / np.ptp(t, axis=1, keepdims=True)
        t /= np.linalg.norm(t, axis=1, keepdims=True)
        x = x / np.linalg.norm(x, axis=1, keepdims=True)
    if rule in ("centred", "difference"):
        if rule == "difference":
            t = t - t.mean(0)
        scores = np.corrcoef(x, t)[: len(x), len(x):]
    else:
        scores = x @ t.T
    order = np.sort(scores, axis=1)
    assert np.all(order[:, -1] - order[:, -2] > 1e-9), "a near tie"
    return np.array([c for c in range(CLASSES) if c != EMPTY])[scores.argmax(1)]


def line(name, values):
    return name + " " + " ".join(repr(v.item()) for v in np.asarray(values).ravel())


prototypes = rng.uniform(30, 200, (CLASSES, SIZE))
train, train_labels = images(TRAIN, prototypes)
train, train_labels = train[train_labels != EMPTY], train_labels[train_labels != EMPTY]
test, test_labels = images(TEST, prototypes)
means = np.array([train[train_labels == c].mean(0) / 255 for c in range(CLASSES) if c != EMPTY])
lines = [
    line("train", train),
    line("train_labels", train_labels),
    line("test", test),
    line("test_labels", test_labels),
    line("means", means),
]
for rule in ("paper", "plain", "centred", "difference"):
    lines.append(line(rule, answers(rule, means, test)))
for right, count, classes in ((0, 10, 10), (10, 10, 10), (1, 7, 2), (6308, 10000, 10), (1000, 10000, 10), (3, 1000, 1000)):
    interval = stats.binomtest(right, count).proportion_ci(0.95, "exact")
    p = stats.binomtest(right, count, 1 / classes, "greater").pvalue
    lines.append(f"binomial.{right}.{count}.{classes} "
                 f"{float(interval.low)!r} {float(interval.high)!r} {float(p)!r}")
pathlib.Path(__file__).with_name("templates.txt").write_text("\n".join(lines) + "\n")
