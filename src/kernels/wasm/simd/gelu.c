// GELU.

#include "vector.h"

// Φ(x), the normal distribution function, from Abramowitz and Stegun 7.1.26 (absolute error below 1.5e-7), and
// exp(−x² / 2), which the gradient wants too.
static v4 normal4(v4 x, v4 *bell) {
  v4 one = wasm_f32x4_splat(1), z = wasm_f32x4_mul(wasm_f32x4_abs(x), wasm_f32x4_splat(0.70710678f));
  v4 t = wasm_f32x4_div(one, wasm_f32x4_add(one, wasm_f32x4_mul(z, wasm_f32x4_splat(0.3275911f))));
  v4 p = wasm_f32x4_splat(1.061405429f);
#define TERM(c) p = wasm_f32x4_add(wasm_f32x4_mul(p, t), wasm_f32x4_splat(c));
  TERM(-1.453152027f) TERM(1.421413741f) TERM(-0.284496736f) TERM(0.254829592f) TERM(0)
#undef TERM
  *bell = exp4(wasm_f32x4_neg(wasm_f32x4_mul(z, z)));
  v4 tail = wasm_f32x4_mul(wasm_f32x4_mul(p, *bell), wasm_f32x4_splat(0.5f));
  return wasm_v128_bitselect(tail, wasm_f32x4_sub(one, tail), wasm_f32x4_lt(x, wasm_f32x4_splat(0)));
}

// y = x Φ(x). n is a multiple of 4.
EXPORT(gelu) void gelu(int n, const float *x, float *y) {
  for (int i = 0; i < n; i += 4) {
    v4 in = wasm_v128_load(x + i), bell;
    wasm_v128_store(y + i, wasm_f32x4_mul(in, normal4(in, &bell)));
  }
}

// dx = dy (Φ(x) + x φ(x)). n is a multiple of 4.
EXPORT(gelu_gradient) void gelu_gradient(int n, const float *x, const float *dy, float *dx) {
  for (int i = 0; i < n; i += 4) {
    v4 in = wasm_v128_load(x + i), bell, share = normal4(in, &bell);
    v4 slope = wasm_f32x4_add(share, wasm_f32x4_mul(wasm_f32x4_mul(in, bell), wasm_f32x4_splat(0.39894228f)));
    wasm_v128_store(dx + i, wasm_f32x4_mul(wasm_v128_load(dy + i), slope));
  }
}
