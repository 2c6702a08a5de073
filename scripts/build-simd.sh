#!/usr/bin/env bash
# Compiles src/kernels/wasm/simd/ into simd.wasm.ts (needs clang and lld with the wasm32 target).
set -euo pipefail
cd "$(dirname "$0")/../src/kernels/wasm"
out=$(mktemp)
trap 'rm -f "$out"' EXIT
clang --target=wasm32 -O3 -msimd128 -mmutable-globals -nostdlib -fno-builtin -fno-math-errno -ffp-contract=off \
  -Wl,--no-entry -Wl,--import-memory -Wl,--export=__stack_pointer -Wl,--strip-all -o "$out" simd/*.c
cat > simd.wasm.ts <<EOT
/** The C of simd/, compiled by scripts/build-simd.sh. */
export const simdModule =
  '$(base64 -w0 "$out")';
EOT
