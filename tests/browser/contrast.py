"""Whether links and buttons can be read while they have the focus, as they look below a mouse."""

from __future__ import annotations

from playwright.sync_api import Page

_UNREADABLE = r"""
() => {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = parts(colour).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const [, , , opacity = 1] = parts(colour);
      if (opacity > 0.9) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, summary")) {
    const words = one.textContent.trim().slice(0, 30);
    if (!words || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) continue;
    for (const moving of document.getAnimations()) moving.finish();
    const shades = [getComputedStyle(one).color, ground(one)].map(light);
    const contrast = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05);
    if (contrast < 4.5) found.push(`${one.className} ${words}: ${contrast.toFixed(1)}`);
  }
  document.activeElement?.blur();
  return [...new Set(found)];
}
"""


def unreadable(page: Page) -> list[str]:
    """Return what has too little contrast with its ground once it has the focus.

    axe looks at pages at rest. The formula is that of WCAG 2.2, success criterion 1.4.3.
    """
    found: list[str] = page.evaluate(_UNREADABLE)
    return found
