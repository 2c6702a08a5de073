// Multi-head attention within rows of packed histories.

#include "vector.h"

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
