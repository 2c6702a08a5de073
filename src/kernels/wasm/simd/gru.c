// The cell of a GRU.

#include "vector.h"

static v4 sigmoid4(v4 x) {
  v4 one = wasm_f32x4_splat(1), e = exp4(wasm_f32x4_neg(wasm_f32x4_abs(x)));
  v4 small = wasm_f32x4_div(e, wasm_f32x4_add(one, e));
  v4 negative = wasm_f32x4_lt(x, wasm_f32x4_splat(0));
  return wasm_v128_bitselect(small, wasm_f32x4_sub(one, small), negative);
}

static v4 tanh4(v4 x) {
  v4 one = wasm_f32x4_splat(1);
  return wasm_f32x4_sub(wasm_f32x4_mul(wasm_f32x4_splat(2), sigmoid4(wasm_f32x4_add(x, x))), one);
}

// One event of a GRU for all rows. x = W x + b and u = U h + b', both [rows, 3d] as reset, update, candidate; d is a
// multiple of 4. Writes the gates [rows, 3d] (for the gradient) and the new state [rows, d].
EXPORT(gru_cell)
void gru_cell(int rows, int d, const float *x, const float *u, const float *h, float *gates, float *out) {
  for (int i = 0; i < rows; i++, x += 3 * d, u += 3 * d, gates += 3 * d, h += d, out += d) {
    for (int j = 0; j < d; j += 4) {
#define AT(p, part) wasm_v128_load(p + (part) * d + j)
      v4 r = sigmoid4(wasm_f32x4_add(AT(x, 0), AT(u, 0)));
      v4 z = sigmoid4(wasm_f32x4_add(AT(x, 1), AT(u, 1)));
      v4 n = tanh4(wasm_f32x4_add(AT(x, 2), wasm_f32x4_mul(r, AT(u, 2))));
      wasm_v128_store(gates + j, r);
      wasm_v128_store(gates + d + j, z);
      wasm_v128_store(gates + 2 * d + j, n);
      wasm_v128_store(out + j, wasm_f32x4_add(n, wasm_f32x4_mul(z, wasm_f32x4_sub(AT(h, 0), n))));
    }
  }
}

// Its gradient: from dout [rows, d] to dx and du [rows, 3d], and the direct part of dh [rows, d] (not that through u).
EXPORT(gru_cell_gradient)
void gru_cell_gradient(int rows, int d, const float *dout, const float *gates, const float *u, const float *h, float *dx,
                       float *du, float *dh) {
  v4 one = wasm_f32x4_splat(1);
  for (int i = 0; i < rows; i++, dout += d, gates += 3 * d, u += 3 * d, h += d, dx += 3 * d, du += 3 * d, dh += d) {
    for (int j = 0; j < d; j += 4) {
      v4 g = AT(dout, 0), r = AT(gates, 0), z = AT(gates, 1), n = AT(gates, 2);
      v4 dn = wasm_f32x4_mul(wasm_f32x4_mul(g, wasm_f32x4_sub(one, z)), wasm_f32x4_sub(one, wasm_f32x4_mul(n, n)));
      v4 dz = wasm_f32x4_mul(wasm_f32x4_mul(g, wasm_f32x4_sub(AT(h, 0), n)), wasm_f32x4_mul(z, wasm_f32x4_sub(one, z)));
      v4 dr = wasm_f32x4_mul(wasm_f32x4_mul(dn, AT(u, 2)), wasm_f32x4_mul(r, wasm_f32x4_sub(one, r)));
      wasm_v128_store(dx + j, dr);
      wasm_v128_store(dx + d + j, dz);
      wasm_v128_store(dx + 2 * d + j, dn);
      wasm_v128_store(du + j, dr);
      wasm_v128_store(du + d + j, dz);
      wasm_v128_store(du + 2 * d + j, wasm_f32x4_mul(dn, r));
      wasm_v128_store(dh + j, wasm_f32x4_mul(g, z));
#undef AT
    }
  }
}
