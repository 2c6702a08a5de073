// Softmax cross-entropy.

#include "vector.h"

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
