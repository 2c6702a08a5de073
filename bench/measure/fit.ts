/** A power law: y = scale · x^exponent. */
export interface PowerLaw {
  scale: number;
  exponent: number;
}

/** The straight line through the logarithms, by least squares. */
export function powerLaw(points: readonly { x: number; y: number }[]): PowerLaw {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: (p: { x: number; y: number }) => number) =>
    logs.reduce((sum, p) => sum + of(p), 0) / logs.length;
  const [mx, my] = [mean((p) => p.x), mean((p) => p.y)];
  const exponent = mean((p) => (p.x - mx) * (p.y - my)) / mean((p) => (p.x - mx) ** 2);
  return { exponent, scale: Math.exp(my - exponent * mx) };
}
