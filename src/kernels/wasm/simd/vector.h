// The inner loops of training, for tfjs's WASM backend: 128-bit SIMD, no threads, no libc, no static data.
//
// The module shares the backend's memory: it is handed addresses of tensors and keeps nothing itself. Built by
// scripts/build-simd.sh into simd.wasm.ts, which is committed so that nobody needs a C compiler.

#pragma once
#include <wasm_simd128.h>

typedef v128_t v4;

#define EXPORT(name) __attribute__((export_name(#name)))

// exp(x) for x ≤ 0, relative error below 2e-7: 2^n · e^r with |r| ≤ ln 2 / 2 and e^r by its series to r⁷.
static inline v4 exp4(v4 x) {
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

static inline float sum4(v4 x) {
  return (wasm_f32x4_extract_lane(x, 0) + wasm_f32x4_extract_lane(x, 1)) +
         (wasm_f32x4_extract_lane(x, 2) + wasm_f32x4_extract_lane(x, 3));
}

static inline float max4(v4 x) {
  float a = wasm_f32x4_extract_lane(x, 0), b = wasm_f32x4_extract_lane(x, 1);
  float c = wasm_f32x4_extract_lane(x, 2), d = wasm_f32x4_extract_lane(x, 3);
  a = a > b ? a : b;
  c = c > d ? c : d;
  return a > c ? a : c;
}
