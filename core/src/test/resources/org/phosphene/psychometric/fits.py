"""Psychometric functions that SciPy fits: bounded maximum likelihood from many starts.

python fits.py > fits.txt      one array a line: name, then its numbers

Each case: levels, answers, stimuli, limits of guess and lapse (two numbers each), and what was fitted: threshold, width, slope,
guess, lapse, deviance.
"""

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.special import xlogy
from scipy.stats import norm

random = np.random.default_rng(20200426)

# F of x, threshold and b, where b is what SciPy fits: written down anew here, in the usual parameters of each function
SHAPES = {
    "logistic": lambda x, m, b: 1 / (1 + np.exp(np.minimum(700, -b * (x - m)))),
    "gaussian": lambda x, m, b: norm.cdf(b * (x - m)),
    "weibull": lambda x, m, b: 1 - np.exp(-((x / (m / np.log(2) ** (1 / b))) ** b)),
}
# where b may lie and where a search begins
STEEP = {"logistic": (0.5, 1000), "gaussian": (0.3, 500), "weibull": (0.3, 500)}


def psi(shape, x, p):
    m, b, guess, lapse = p
    return guess + (1 - guess - lapse) * SHAPES[shape](x, m, b)


def surprise(shape, x, given, asked, p):
    y = np.clip(psi(shape, x, p), 1e-300, 1 - 1e-16)
    return -np.sum(xlogy(given, y) + xlogy(asked - given, 1 - y))


def fit(shape, x, given, asked, guess, lapse):
    low, high = x[0], x[-1]
    bounds = [(max(low, 1e-3), high), STEEP[shape], guess, lapse]
    best = None
    for m in np.linspace(low, high, 7)[1:-1]:
        for b in (2, 8, 30):
            start = [m, b, np.mean(guess), np.mean(lapse)]
            for method in ("Nelder-Mead", "L-BFGS-B"):
                options = {"maxiter": 20000}
                if method == "Nelder-Mead":
                    options |= {"xatol": 1e-10, "fatol": 1e-12, "maxfev": 20000}
                else:
                    options |= {"ftol": 1e-15, "gtol": 1e-10}
                found = minimize(
                    lambda p: surprise(shape, x, given, asked, p), start, method=method, bounds=bounds, options=options
                )
                best = found if best is None or found.fun < best.fun else best
                start = best.x
    return best.x


def show(name, values):
    print(name, *(repr(v.item()) for v in np.ravel(np.asarray(values))))


def case(name, shape, x, p, n, guess, lapse):
    asked = np.full(len(x), n) if np.isscalar(n) else np.array(n)
    given = random.binomial(asked, psi(shape, x, p))
    fitted = fit(shape, x, given, asked, guess, lapse)
    m, b, g, l = fitted
    f = lambda at, level: SHAPES[shape](at, m, b) - level
    ends = [brentq(f, 1e-9 if shape == "weibull" else -50, 50, args=(level,), xtol=1e-14) for level in (0.05, 0.95)]
    h = 1e-6
    slope = (psi(shape, m + h, fitted) - psi(shape, m - h, fitted)) / (2 * h)
    full = given / asked
    deviance = 2 * (surprise(shape, x, given, asked, fitted) + np.sum(xlogy(given, full) + xlogy(asked - given, 1 - full)))
    name = f"{shape}.{name}"
    show(f"{name}.levels", x)
    show(f"{name}.given", given)
    show(f"{name}.asked", asked)
    show(f"{name}.limits", [*guess, *lapse])
    show(f"{name}.fit", [m, ends[1] - ends[0], slope, g, l, deviance])


for shape in SHAPES:
    b = {"logistic": 14, "gaussian": 8, "weibull": 3.5}[shape]
    gammas = np.arange(21) / 20
    case("gammas", shape, gammas, (0.4, b, 0, 0), 100, (0, 0), (0, 0.06))
    case("lapsing", shape, gammas, (0.45, b, 0, 0.2), 250, (0, 0), (0, 0.5))
    case("both", shape, gammas, (0.5, b, 0.15, 0.1), 400, (0, 0.5), (0, 0.4))
    case("choice-of-two", shape, np.array([0.05, 0.1, 0.2, 0.3, 0.5, 0.8]), (0.25, b, 0.5, 0.02), 60, (0.5, 0.5), (0.02, 0.02))
    case("uneven", shape, np.array([0.1, 0.25, 0.4, 0.5, 0.7]), (0.35, b, 0, 0), [12, 40, 51, 33, 7], (0, 0), (0, 0.06))
    case("early", shape, gammas, (0.12, b, 0, 0.02), 100, (0, 0), (0, 0.1))
