/**
 * Buffers that are used again. Packed batches have other sizes at every step, and tfjs keeps a buffer for each size that
 * there ever was, until the device has no memory left. Here one that is somewhat too large will do.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

type Manager = WebGPUBackend['bufferManager'];

/** Bytes of the smallest. */
const LEAST = 256;
/** Sizes between one power of two and the next. */
const STEPS = 4;

/** How many sizes there are below the smallest that holds so many bytes. */
function sizeClass(bytes: number): number {
  if (bytes <= LEAST) return 0;
  const octave = 31 - Math.clz32((bytes - 1) / LEAST);
  const base = LEAST * 2 ** octave;
  return octave * STEPS + Math.ceil(((bytes - base) / base) * STEPS);
}

const bytesOf = (size: number): number =>
  LEAST * 2 ** Math.floor(size / STEPS) * (1 + (size % STEPS) / STEPS);

/** Takes the place of tfjs's own manager; what that has lent is not used again. */
export class Buffers implements Pick<Manager, keyof Manager> {
  numBytesUsed: number;
  numBytesAllocated: number;
  /** By usage, and in that by size. */
  private readonly free = new Map<GPUBufferUsageFlags, GPUBuffer[][]>();
  /** Of buffers with several holders: how many there are besides the first. */
  private readonly sharers = new Map<GPUBuffer, number>();
  private used: number;

  constructor(
    private readonly device: GPUDevice,
    before: Manager,
  ) {
    this.numBytesUsed = before.numBytesUsed;
    this.numBytesAllocated = before.numBytesAllocated;
    this.used = before.getNumUsedBuffers();
  }

  /** One of at least so many bytes, and of 2½ times as many at most. */
  acquireBuffer(
    bytes: number,
    usage: GPUBufferUsageFlags,
    mappedAtCreation = false,
    reuse = true,
  ): GPUBuffer {
    const size = sizeClass(bytes);
    const buffer =
      (reuse && this.takeFree(usage, size)) ||
      this.allocate({ size: bytesOf(size), usage, mappedAtCreation });
    this.used++;
    this.numBytesUsed += buffer.size;
    return buffer;
  }

  /** One more holds this buffer: it has to be let go of once more. */
  share(buffer: GPUBuffer): void {
    this.sharers.set(buffer, (this.sharers.get(buffer) ?? 0) + 1);
  }

  releaseBuffer(buffer: GPUBuffer, reuse = true): void {
    const sharers = this.sharers.get(buffer);
    if (sharers) {
      if (sharers > 1) this.sharers.set(buffer, sharers - 1);
      else this.sharers.delete(buffer);
      return;
    }
    const { size, usage } = buffer;
    this.used--;
    this.numBytesUsed -= size;
    const ours = size === bytesOf(sizeClass(size));
    if (reuse && ours) this.freeOf(usage, sizeClass(size)).push(buffer);
    else this.destroy(buffer);
  }

  getNumUsedBuffers(): number {
    return this.used;
  }

  getNumFreeBuffers(): number {
    return this.allFree().length;
  }

  dispose(): void {
    for (const buffer of this.allFree()) this.destroy(buffer);
    this.free.clear();
  }

  private takeFree(usage: GPUBufferUsageFlags, size: number): GPUBuffer | undefined {
    for (let larger = size; larger <= size + STEPS; larger++) {
      const buffer = this.freeOf(usage, larger).pop();
      if (buffer) return buffer;
    }
    return undefined;
  }

  private freeOf(usage: GPUBufferUsageFlags, size: number): GPUBuffer[] {
    let sizes = this.free.get(usage);
    if (!sizes) {
      sizes = [];
      this.free.set(usage, sizes);
    }
    sizes[size] ??= [];
    return sizes[size];
  }

  private allFree(): GPUBuffer[] {
    return [...this.free.values()].flatMap((sizes) => sizes.flat());
  }

  private allocate(descriptor: GPUBufferDescriptor): GPUBuffer {
    this.numBytesAllocated += descriptor.size;
    return this.device.createBuffer(descriptor);
  }

  private destroy(buffer: GPUBuffer): void {
    this.numBytesAllocated -= buffer.size;
    buffer.destroy();
  }
}
