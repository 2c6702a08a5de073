// Products of matrices, in blocks that stay in registers.

#include "vector.h"

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
