"""Covariance of blurred white noise, from SciPy's filter and not from any cosine; needs NumPy and SciPy.

python smooth.py > smooth.txt     height/width/length, then the matrix row by row, of mean variance 1
"""

import numpy as np
from scipy.ndimage import gaussian_filter

for height, width, length in ((4, 7, 1.0), (5, 5, 1.5), (1, 20, 3.0)):
    size = height * width
    blur = np.array(
        [
            gaussian_filter(row.reshape(height, width), length, mode="reflect", truncate=9).ravel()
            for row in np.eye(size)
        ]
    )
    covariance = blur.T @ blur
    covariance *= size / np.trace(covariance)
    print(f"{height}/{width}/{length}", " ".join(f"{value:.6f}" for value in covariance.ravel()))
