/** WGSL of `gelu(x)`, which is x Φ(x), and of its slope. Φ by the rational approximation 7.1.26 of Abramowitz and Stegun: off by 1.5e-7 at most. */
export const geluHelpers = /* wgsl */ `
  fn phi(x: f32) -> f32 {
    let a = abs(x) * 0.70710678;
    let t = 1.0 / (1.0 + 0.3275911 * a);
    let tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    let half = 0.5 * tail * exp(-a * a);
    return select(half, 1.0 - half, x >= 0.0);
  }
  fn gelu(x: f32) -> f32 { return x * phi(x); }
  fn geluSlope(x: f32) -> f32 { return phi(x) + x * 0.39894228 * exp(-0.5 * x * x); }`;
