/** Counts what passes through WebGPU and WebAssembly, whichever library calls them. Set up before either is used. */

const gpu = { dispatches: 0, bytes: 0, peakBytes: 0 };
const modules: WebAssembly.Memory[] = [];

export function setUpMeters(): void {
  const Memory = WebAssembly.Memory;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      modules.push(this);
    }
  };
  if (!('GPUDevice' in globalThis)) return;
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...grid) {
    gpu.dispatches++;
    return dispatchWorkgroups.apply(this, grid);
  };
  const { createBuffer } = GPUDevice.prototype;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    gpu.bytes += descriptor.size;
    gpu.peakBytes = Math.max(gpu.peakBytes, gpu.bytes);
    return createBuffer.call(this, descriptor);
  };
  const { destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.destroy = function () {
    gpu.bytes -= this.size;
    return destroy.call(this);
  };
}

/** A module's memory that it has made itself. */
export const watchMemory = (memory: WebAssembly.Memory): void => {
  if (!modules.includes(memory)) modules.push(memory);
};

/** Shaders dispatched so far. */
export const dispatchesSoFar = (): number => gpu.dispatches;

/** Memory of WebAssembly only ever grows. */
export const peakBytes = (): number =>
  gpu.peakBytes || modules.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
