// The inner loops of training, for tfjs's WASM backend: 128-bit SIMD, no threads, no libc, no static data.
//
// The module shares the backend's memory: it is handed addresses of tensors and keeps nothing itself. Built by
// scripts/build-simd.sh into simd.wasm.ts, which is committed so that nobody needs a C compiler.

#include <wasm_simd128.h>

typedef v128_t v4;

#define EXPORT(name) __attribute__((export_name(#name)))
#define ROWS 4    // rows and
#define COLUMNS 8 // columns of the block of C that is kept in registers
#define DEPTH 256 // of the sum over k at a time, so that the panels stay in the nearest cache

// A [m, k] with strides (row, inner) → panels of ROWS rows, k-major. Rows past m are zero.
static void pack_a(int m, int k, const float *a, int row, int inner, float *out) {
  for (int i = 0; i < m; i += ROWS) {
    for (int p = 0; p < k; p++) {
      for (int r = 0; r < ROWS; r++) *out++ = i + r < m ? a[(i + r) * row + p * inner] : 0.0f;
    }
  }
}

// B [k, n] with strides (inner, column) → panels of COLUMNS columns, k-major. Columns past n are zero.
static void pack_b(int n, int k, const float *b, int inner, int column, float *out) {
  for (int j = 0; j < n; j += COLUMNS) {
    for (int p = 0; p < k; p++) {
      const float *from = b + p * inner + j * column;
      if (column == 1 && j + COLUMNS <= n) {
        wasm_v128_store(out, wasm_v128_load(from));
        wasm_v128_store(out + 4, wasm_v128_load(from + 4));
      } else {
        for (int c = 0; c < COLUMNS; c++) out[c] = j + c < n ? from[c * column] : 0.0f;
      }
      out += COLUMNS;
    }
  }
}

#define STEP(r)                                                                                                        \
  x = wasm_v128_load32_splat(a + r);                                                                                   \
  low##r = wasm_f32x4_add(low##r, wasm_f32x4_mul(x, b0));                                                              \
  high##r = wasm_f32x4_add(high##r, wasm_f32x4_mul(x, b1));

#define STORE(r)                                                                                                       \
  if (r < rows) {                                                                                                      \
    float *to = c + r * ldc;                                                                                           \
    if (columns == COLUMNS) {                                                                                          \
      wasm_v128_store(to, more ? wasm_f32x4_add(wasm_v128_load(to), low##r) : low##r);                                 \
      wasm_v128_store(to + 4, more ? wasm_f32x4_add(wasm_v128_load(to + 4), high##r) : high##r);                       \
    } else {                                                                                                           \
      wasm_v128_store(edge, low##r);                                                                                   \
      wasm_v128_store(edge + 4, high##r);                                                                              \
      for (int j = 0; j < columns; j++) to[j] = more ? to[j] + edge[j] : edge[j];                                      \
    }                                                                                                                  \
  }

// One block of C from one panel of A and one of B, added to what is there if `more`. `edge` has room for COLUMNS numbers.
static void block(int k, const float *a, const float *b, float *c, int ldc, int rows, int columns, int more,
                  float *edge) {
  v4 zero = wasm_f32x4_splat(0), x;
  v4 low0 = zero, low1 = zero, low2 = zero, low3 = zero, high0 = zero, high1 = zero, high2 = zero, high3 = zero;
  for (int p = 0; p < k; p++, a += ROWS, b += COLUMNS) {
    v4 b0 = wasm_v128_load(b), b1 = wasm_v128_load(b + 4);
    STEP(0) STEP(1) STEP(2) STEP(3)
  }
  STORE(0) STORE(1) STORE(2) STORE(3)
}

// How many floats of scratch `matmul` needs.
EXPORT(matmul_scratch) int matmul_scratch(int m, int n, int k) {
  int rows = (m + ROWS - 1) / ROWS * ROWS, columns = (n + COLUMNS - 1) / COLUMNS * COLUMNS;
  return (rows + columns) * (k < DEPTH ? k : DEPTH) + COLUMNS;
}

// C = op(A) op(B) for each of `batch` pairs of row-major matrices; op transposes where the flag is set.
EXPORT(matmul)
void matmul(int batch, int m, int n, int k, const float *a, int ta, const float *b, int tb, float *c, float *scratch) {
  int most = k < DEPTH ? k : DEPTH;
  float *panels_a = scratch, *panels_b = scratch + (m + ROWS - 1) / ROWS * ROWS * most;
  float *edge = panels_b + (n + COLUMNS - 1) / COLUMNS * COLUMNS * most;
  for (; batch > 0; batch--, a += m * k, b += k * n, c += m * n) {
    for (int p = 0; p < k; p += DEPTH) {
      int depth = k - p < DEPTH ? k - p : DEPTH;
      pack_a(m, depth, a + p * (ta ? m : 1), ta ? 1 : k, ta ? m : 1, panels_a);
      pack_b(n, depth, b + p * (tb ? 1 : n), tb ? 1 : n, tb ? k : 1, panels_b);
      for (int j = 0; j < n; j += COLUMNS) {
        int columns = n - j < COLUMNS ? n - j : COLUMNS;
        for (int i = 0; i < m; i += ROWS) {
          int rows = m - i < ROWS ? m - i : ROWS;
          block(depth, panels_a + i * depth, panels_b + j * depth, c + i * n + j, n, rows, columns, p > 0, edge);
        }
      }
    }
  }
}

// y += x. Also a row of biases to each row, with rows > 1.
EXPORT(add_rows) void add_rows(int rows, int width, const float *restrict x, float *restrict y) {
  for (int i = 0; i < rows; i++, y += width) {
    for (int j = 0; j < width; j++) y[j] += x[j];
  }
}

// The sum of the rows of x [rows, width].
EXPORT(sum_rows) void sum_rows(int rows, int width, const float *restrict x, float *restrict sum) {
  for (int j = 0; j < width; j++) sum[j] = 0;
  for (int i = 0; i < rows; i++, x += width) {
    for (int j = 0; j < width; j++) sum[j] += x[j];
  }
}

// Each row of x [rows, width] times its own factor.
EXPORT(scale_rows)
void scale_rows(int rows, int width, const float *restrict x, const float *factor, float *restrict y) {
  for (int i = 0; i < rows; i++, x += width, y += width) {
    for (int j = 0; j < width; j++) y[j] = factor[i] * x[j];
  }
}

// A share `rate` of the numbers to zero and the rest scaled, by hashing each place with the seed (lowbias32, C. Wellons).
EXPORT(dropout) void dropout(int n, const float *restrict x, float *restrict y, float rate, unsigned seed) {
  unsigned least = (unsigned)(rate * 16777216.0f);
  float scale = 1 / (1 - rate);
  for (int i = 0; i < n; i++) {
    unsigned hash = (unsigned)i + seed;
    hash = (hash ^ hash >> 16) * 0x7feb352du;
    hash = (hash ^ hash >> 15) * 0x846ca68bu;
    hash ^= hash >> 16;
    y[i] = hash >> 8 < least ? 0 : scale * x[i];
  }
}

// exp(x) for x ≤ 0, relative error below 2e-7: 2^n · e^r with |r| ≤ ln 2 / 2 and e^r by its series to r⁷.
static v4 exp4(v4 x) {
  x = wasm_f32x4_max(x, wasm_f32x4_splat(-87.0f));
  v4 n = wasm_f32x4_nearest(wasm_f32x4_mul(x, wasm_f32x4_splat(1.44269504f)));
  v4 r = wasm_f32x4_sub(x, wasm_f32x4_mul(n, wasm_f32x4_splat(0.693359375f)));
  r = wasm_f32x4_add(r, wasm_f32x4_mul(n, wasm_f32x4_splat(2.12194440e-4f)));
  v4 p = wasm_f32x4_splat(1.0f / 5040);
#define TERM(c) p = wasm_f32x4_add(wasm_f32x4_mul(p, r), wasm_f32x4_splat(c));
  TERM(1.0f / 720) TERM(1.0f / 120) TERM(1.0f / 24) TERM(1.0f / 6) TERM(0.5f) TERM(1.0f) TERM(1.0f)
#undef TERM
  v4 power = wasm_i32x4_shl(wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_splat(127)), 23);
  return wasm_f32x4_mul(p, power);
}

static float sum4(v4 x) {
  return (wasm_f32x4_extract_lane(x, 0) + wasm_f32x4_extract_lane(x, 1)) +
         (wasm_f32x4_extract_lane(x, 2) + wasm_f32x4_extract_lane(x, 3));
}

static float max4(v4 x) {
  float a = wasm_f32x4_extract_lane(x, 0), b = wasm_f32x4_extract_lane(x, 1);
  float c = wasm_f32x4_extract_lane(x, 2), d = wasm_f32x4_extract_lane(x, 3);
  a = a > b ? a : b;
  c = c > d ? c : d;
  return a > c ? a : c;
}

// Cross-entropy of each row of scores [rows, width] with one right column, and its gradient with respect to the scores:
// (softmax − one-hot) / rows. For the caller's logarithm, spread[row] = {max − right score, Σ exp(score − max)}.
EXPORT(cross_entropy)
void cross_entropy(int rows, int width, const float *x, const int *right, float *gradient, float *spread) {
  int whole = width & ~3;
  for (int i = 0; i < rows; i++, x += width, gradient += width) {
    v4 tops = wasm_f32x4_splat(x[0]);
    for (int j = 0; j < whole; j += 4) tops = wasm_f32x4_pmax(tops, wasm_v128_load(x + j));
    float top = max4(tops);
    for (int j = whole; j < width; j++) top = x[j] > top ? x[j] : top;

    v4 base = wasm_f32x4_splat(top), sums = wasm_f32x4_splat(0);
    for (int j = 0; j < whole; j += 4) {
      v4 e = exp4(wasm_f32x4_sub(wasm_v128_load(x + j), base));
      wasm_v128_store(gradient + j, e);
      sums = wasm_f32x4_add(sums, e);
    }
    float sum = sum4(sums);
    for (int j = whole; j < width; j++) {
      gradient[j] = wasm_f32x4_extract_lane(exp4(wasm_f32x4_splat(x[j] - top)), 0);
      sum += gradient[j];
    }

    float scale = 1 / (sum * rows);
    for (int j = 0; j < whole; j += 4) {
      wasm_v128_store(gradient + j, wasm_f32x4_mul(wasm_v128_load(gradient + j), wasm_f32x4_splat(scale)));
    }
    for (int j = whole; j < width; j++) gradient[j] *= scale;
    gradient[right[i]] -= 1.0f / rows;
    spread[2 * i] = top - x[right[i]];
    spread[2 * i + 1] = sum;
  }
}

// Of each row of scores [rows, width]: spread[row] = {max, Σ exp(score − max)}, for the caller's logarithm.
EXPORT(row_sums) void row_sums(int rows, int width, const float *x, float *spread) {
  int whole = width & ~3;
  for (int i = 0; i < rows; i++, x += width) {
    float top = x[0], sum = 0;
    for (int j = 1; j < width; j++) top = x[j] > top ? x[j] : top;
    v4 base = wasm_f32x4_splat(top), sums = wasm_f32x4_splat(0);
    for (int j = 0; j < whole; j += 4) {
      sums = wasm_f32x4_add(sums, exp4(wasm_f32x4_sub(wasm_v128_load(x + j), base)));
    }
    for (int j = whole; j < width; j++) sum += wasm_f32x4_extract_lane(exp4(wasm_f32x4_splat(x[j] - top)), 0);
    spread[2 * i] = top;
    spread[2 * i + 1] = sum4(sums) + sum;
  }
}

// scale · (exp(score − logSum) − one-hot) for each row of scores; a right column may lie outside of them.
EXPORT(softmax_gradient)
void softmax_gradient(int rows, int width, const float *x, const float *log_sum, const int *right, float scale,
                      float *gradient) {
  int whole = width & ~3;
  v4 scales = wasm_f32x4_splat(scale);
  for (int i = 0; i < rows; i++, x += width, gradient += width) {
    v4 base = wasm_f32x4_splat(log_sum[i]);
    for (int j = 0; j < whole; j += 4) {
      v4 e = exp4(wasm_f32x4_sub(wasm_v128_load(x + j), base));
      wasm_v128_store(gradient + j, wasm_f32x4_mul(scales, e));
    }
    for (int j = whole; j < width; j++) {
      gradient[j] = scale * wasm_f32x4_extract_lane(exp4(wasm_f32x4_splat(x[j] - log_sum[i])), 0);
    }
    if (right[i] >= 0 && right[i] < width) gradient[right[i]] -= scale;
  }
}

// Adam on one tensor, in place: m, v, then w −= rate · m / (√(v · correction) + ε) after w *= keep.
EXPORT(adam)
void adam(int n, float *w, const float *g, float *m, float *v, float beta1, float beta2, float rate, float correction,
          float epsilon, float keep) {
  for (int i = 0; i < n; i++) {
    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
    w[i] = keep * w[i] - rate * m[i] / (__builtin_sqrtf(v[i] * correction) + epsilon);
  }
}

// y = (x − mean) / √(variance + ε) · gain + shift for each row; keeps the normalised x and 1 / √(variance + ε).
EXPORT(layer_norm)
void layer_norm(int rows, int width, const float *x, const float *gain, const float *shift, float *y, float *normed,
                float *inverse) {
  for (int i = 0; i < rows; i++, x += width, y += width, normed += width) {
    float mean = 0, variance = 0;
    for (int j = 0; j < width; j++) mean += x[j];
    mean /= width;
    for (int j = 0; j < width; j++) variance += (x[j] - mean) * (x[j] - mean);
    inverse[i] = 1 / __builtin_sqrtf(variance / width + 1e-5f);
    for (int j = 0; j < width; j++) {
      normed[j] = (x[j] - mean) * inverse[i];
      y[j] = normed[j] * gain[j] + shift[j];
    }
  }
}

// dx = inverse · (g − mean(g) − normed · mean(g · normed)) with g = dy · gain. dgain and dshift begin as zeros.
EXPORT(layer_norm_gradient)
void layer_norm_gradient(int rows, int width, const float *dy, const float *gain, const float *normed,
                         const float *inverse, float *dx, float *dgain, float *dshift) {
  for (int i = 0; i < rows; i++, dy += width, dx += width, normed += width) {
    float sum = 0, along = 0;
    for (int j = 0; j < width; j++) {
      dgain[j] += dy[j] * normed[j];
      dshift[j] += dy[j];
      sum += dy[j] * gain[j];
      along += dy[j] * gain[j] * normed[j];
    }
    sum /= width;
    along /= width;
    for (int j = 0; j < width; j++) dx[j] = inverse[i] * (dy[j] * gain[j] - sum - normed[j] * along);
  }
}

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

// Σ aᵢ bᵢ.
static float dot(int n, const float *a, const float *b) {
  v4 sums = wasm_f32x4_splat(0);
  int i = 0;
  for (; i + 4 <= n; i += 4) sums = wasm_f32x4_add(sums, wasm_f32x4_mul(wasm_v128_load(a + i), wasm_v128_load(b + i)));
  float sum = sum4(sums);
  for (; i < n; i++) sum += a[i] * b[i];
  return sum;
}

// y += s x.
static void add_scaled(int n, float s, const float *restrict x, float *restrict y) {
  for (int i = 0; i < n; i++) y[i] += s * x[i];
}

// Which slots slot i may see: those of its own history, and if `causal` none after it.
#define SEES(i, j) (segments[i] == segments[j])
#define END(i) (causal ? (i) + 1 : width)

// softmax(Q Kᵀ / √(d / heads)) V for each row of `width` slots: q, k, v [slots, d] → out [slots, d]. Keeps the weights
// [rows, heads, width, width].
EXPORT(attend)
void attend(int rows, int width, int d, int heads, int causal, const float *q, const float *k, const float *v,
            const int *segments, float *weights, float *out) {
  int dh = d / heads;
  float scale = 1 / __builtin_sqrtf(dh);
  for (int j = 0; j < rows * width * d; j++) out[j] = 0;
  for (int row = 0; row < rows; row++, q += width * d, k += width * d, v += width * d, out += width * d, segments += width) {
    for (int head = 0; head < d; head += dh) {
      for (int i = 0; i < width; i++, weights += width) {
        float top = -3e38f, sum = 0;
        for (int j = 0; j < END(i); j++) {
          weights[j] = SEES(i, j) ? scale * dot(dh, q + i * d + head, k + j * d + head) : -3e38f;
          top = weights[j] > top ? weights[j] : top;
        }
        for (int j = 0; j < END(i); j++) {
          weights[j] = SEES(i, j) ? wasm_f32x4_extract_lane(exp4(wasm_f32x4_splat(weights[j] - top)), 0) : 0;
          sum += weights[j];
        }
        for (int j = 0; j < END(i); j++) {
          weights[j] /= sum;
          if (SEES(i, j)) add_scaled(dh, weights[j], v + j * d + head, out + i * d + head);
        }
      }
    }
  }
}

// Its gradients. `level` of a slot is Σ weight · d weight = dy · out.
EXPORT(attend_gradient)
void attend_gradient(int rows, int width, int d, int heads, int causal, const float *q, const float *k, const float *v,
                     const int *segments, const float *weights, const float *out, const float *dy, float *dq, float *dk,
                     float *dv) {
  int dh = d / heads;
  float scale = 1 / __builtin_sqrtf(dh);
  for (int j = 0; j < rows * width * d; j++) dq[j] = dk[j] = dv[j] = 0;
  for (int row = 0; row < rows; row++, segments += width) {
    for (int head = 0; head < d; head += dh) {
      int first = row * width * d + head;
      for (int i = 0; i < width; i++, weights += width) {
        int at = first + i * d;
        float level = dot(dh, dy + at, out + at);
        for (int j = 0; j < END(i); j++) {
          if (!SEES(i, j)) continue;
          int to = first + j * d;
          float pull = scale * weights[j] * (dot(dh, dy + at, v + to) - level);
          add_scaled(dh, weights[j], dy + at, dv + to);
          add_scaled(dh, pull, k + to, dq + at);
          add_scaled(dh, pull, q + at, dk + to);
        }
      }
    }
  }
}
