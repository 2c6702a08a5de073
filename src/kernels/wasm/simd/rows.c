// What is done to numbers one by one, or row by row.

#include "vector.h"

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
