"""Two answers files of format version 1, written apart from the Java code.

python version_1.py      writes version-1-*.hex beside itself
"""

import pathlib
import struct

POLYNOMIAL = 0x82F63B78  # CRC-32C, reflected


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (POLYNOMIAL if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def header(fields):
    text = "".join(f"{key}={value}\n" for key, value in fields.items()).encode()
    head = b"PHOSPHEN" + struct.pack(">ii", 1, len(text)) + text
    return head + struct.pack(">I", crc32c(head))


def record(head, index, content):
    return content + struct.pack(">I", crc32c(head[-4:] + struct.pack(">q", index) + content))


def plan(trials, classes, confidence):
    return {
        "stimulus.shape": "1x2x3",
        "stimulus.noise": "uniform",
        "stimulus.mean": "0.5",
        "stimulus.contrast": "1",
        "seed": "-3",
        "trials": trials,
        "classes": classes,
        "batch": "2",
        "confidence": "true" if confidence else "false",
        "observer.name": "Bär",
    }


def two_bytes():
    """8 trials in blocks of 3, 300 classes, confidences, verdicts. Trial t: label 37 t, confidence 30 t."""
    file = head = header(plan(8, 300, True))
    for index, trials in enumerate((range(0, 3), range(3, 6), range(6, 8))):
        content = struct.pack(f">{len(trials)}H", *(37 * t for t in trials)) + bytes(30 * t for t in trials)
        file += record(head, index, content)
    plain = [c if c % 3 else -1 for c in range(300)]
    stretched = [299 - c if c % 3 else -1 for c in range(300)]
    return file + record(head, -1, struct.pack(">600H", *(label + 1 for label in plain + stretched)))


def one_byte():
    """7 trials in blocks of 2, 10 classes, no confidences; block 1 was never written, block 3 is the last. Label 9 - t."""
    file = head = header(plan(7, 10, False))
    for index, trials in enumerate(((0, 1), (2, 3), (4, 5), (6,))):
        content = record(head, index, bytes(9 - t for t in trials))
        file += bytes(len(content)) if index == 1 else content
    return file


if __name__ == "__main__":
    for name, file in (("two-bytes", two_bytes()), ("one-byte", one_byte())):
        lines = [file[i : i + 40].hex() for i in range(0, len(file), 40)]
        pathlib.Path(__file__).with_name(f"version-1-{name}.hex").write_text("\n".join(lines) + "\n")
