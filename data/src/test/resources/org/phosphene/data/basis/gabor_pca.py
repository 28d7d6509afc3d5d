"""Gabor-PCA of images, computed anew with NumPy: direct ridge regression of every image on the wavelets, then an SVD of the
centred images x wavelets matrix of weights.

python gabor_pca.py IMAGES HEIGHT COMPONENTS ALPHA OUT

IMAGES: unsigned bytes, image by image, of one channel and square. OUT gets the arrays as little-endian doubles, one after the
other: shares (components), all singular values (as variances), low, high (components), patterns (components x pixels), and what
the full bank and the kept components make of the first image (pixels each).
"""

import sys

import numpy as np


def kernel(size, theta, psi):
    """OpenCV's getGaborKernel, min-max scaled."""
    sigma, wavelength, gamma = size / 7, size / 2, 0.5
    most = size // 2
    out = np.zeros((size, size))
    for y in range(-most, most + 1):
        for x in range(-most, most + 1):
            xr = x * np.cos(theta) + y * np.sin(theta)
            yr = -x * np.sin(theta) + y * np.cos(theta)
            envelope = np.exp(-0.5 * (xr / sigma) ** 2 - 0.5 * (yr * gamma / sigma) ** 2)
            out[most - y, most - x] = envelope * np.cos(2 * np.pi * xr / wavelength + psi)
    return (out - out.min()) / (out.max() - out.min())


def bank(extent):
    """Wavelets as columns: by size, orientation, phase and place."""
    columns = []
    for size in {28: (3, 7, 15), 32: (3, 5, 9, 17)}[extent]:
        places = -(-extent // size)
        for degrees in (0, 45, 90, 135):
            for psi in (0, np.pi / 2):
                wavelet = kernel(size, np.deg2rad(degrees), psi)
                for row in range(places):
                    for column in range(places):
                        canvas = np.zeros((places * size, places * size))
                        canvas[row * size : (row + 1) * size, column * size : (column + 1) * size] = wavelet
                        columns.append(canvas[:extent, :extent].ravel())
    return np.array(columns).T


def main(path, extent, components, alpha, out):
    extent, components, alpha = int(extent), int(components), float(alpha)
    images = np.fromfile(path, np.uint8).reshape(-1, extent * extent) / 255
    a = bank(extent)
    # the ridge's normal equations, in the wavelets' size
    centred = a - a.mean(0)
    targets = images - images.mean(1, keepdims=True)
    weights = np.linalg.solve(centred.T @ centred + alpha * np.eye(a.shape[1]), centred.T @ targets.T).T
    mean = weights.mean(0)
    _, singular, vectors = np.linalg.svd(weights - mean, full_matrices=False)
    variances = singular**2
    vectors = vectors[:components]
    largest = np.abs(vectors).argmax(1)
    vectors *= np.sign(vectors[np.arange(components), largest])[:, None]
    scores = (weights - mean) @ vectors.T
    full = centred @ weights[0] + images[0].mean()
    kept = centred @ (mean + scores[0] @ vectors) + images[0].mean()
    parts = [variances[:components] / variances.sum(), variances, scores.min(0), scores.max(0), vectors @ a.T, full, kept]
    with open(out, "wb") as file:
        for part in parts:
            file.write(np.ascontiguousarray(part, "<f8").tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
