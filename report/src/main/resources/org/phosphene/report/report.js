"use strict";
(() => {
  const readout = document.getElementById("readout");
  const [channels, height, width] = readout.dataset.shape.split("x").map(Number);
  const decoded = new WeakMap();

  const floats = (text) =>
    new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);

  const numbers = (map) => {
    if (!decoded.has(map)) {
      const { mean, error, z } = map.dataset;
      decoded.set(map, { mean: floats(mean), error: floats(error), z: floats(z) });
    }
    return decoded.get(map);
  };

  const signed = (z) => (z < 0 ? "\u2212" : "+") + Math.abs(z).toFixed(1);

  const describe = (img, row, column) => {
    const { mean, error, z } = numbers(img.parentElement);
    const only = Number(img.dataset.channel);
    const lines = ["row " + row + ", column " + column];
    for (let c = 0; c < channels; c++) {
      if (only >= 0 && only !== c) continue;
      const i = (c * height + row) * width + column;
      const name = channels === 1 ? "" : (channels === 3 ? "RGB"[c] : "channel " + c) + "  ";
      lines.push(name + mean[i].toFixed(4) + " \u00b1 " + error[i].toFixed(4) + "   z " + signed(z[i]));
    }
    return lines.join("\n");
  };

  const show = (img, row, column) => {
    img.dataset.at = row + "," + column;
    readout.textContent = describe(img, row, column);
    readout.hidden = false;
    const box = img.getBoundingClientRect();
    const x = box.left + ((column + 0.5) / width) * box.width + 14;
    const y = box.top + ((row + 0.5) / height) * box.height + 14;
    readout.style.left = Math.max(4, Math.min(x, innerWidth - readout.offsetWidth - 8)) + "px";
    readout.style.top = Math.max(4, Math.min(y, innerHeight - readout.offsetHeight - 8)) + "px";
  };

  const clamp = (value, most) => Math.max(0, Math.min(most - 1, value));
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  document.querySelectorAll(".map[data-mean] img").forEach((img) => {
    img.addEventListener("pointermove", (event) => {
      const box = img.getBoundingClientRect();
      const row = Math.floor(((event.clientY - box.top) / box.height) * height);
      const column = Math.floor(((event.clientX - box.left) / box.width) * width);
      show(img, clamp(row, height), clamp(column, width));
    });
    img.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      const [row, column] = (img.dataset.at || [height >> 1, width >> 1].join()).split(",").map(Number);
      show(img, clamp(row + step[0], height), clamp(column + step[1], width));
    });
    for (const end of ["pointerleave", "blur"]) {
      img.addEventListener(end, () => { readout.hidden = true; });
    }
  });

  document.querySelectorAll("th button").forEach((button) => {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = head.cellIndex;
      const up = head.getAttribute("aria-sort") === "descending"
        || (!head.hasAttribute("aria-sort") && !head.classList.contains("number"));
      head.parentElement.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = head.closest("table").tBodies[0];
      const value = (tr) => tr.cells[column].dataset.v;
      const order = (a, b) => {
        const difference = Number(value(a)) - Number(value(b));
        return Number.isNaN(difference) ? value(a).localeCompare(value(b)) : difference;
      };
      body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
    });
  });
})();
