/**
 * Where the numbers of a tensor lie on the device: in a buffer of their own, or in a stretch of one that holds others
 * too. What a shader wrote end to end is taken apart, and what lies end to end is read as one, without copying.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type BackendValues, type DataId, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { Buffers } from './buffers';

/** Where a stretch may begin, in numbers, on every device. */
export const ALIGNMENT = 64;

/** What the backend knows of a tensor, and what we do. */
interface Placed {
  resource?: GPUBuffer;
  values: BackendValues | null;
  shape: number[];
  dtype: DataType;
  /** Where its stretch begins, if it lies in one. */
  offset?: number;
  /** How often it has been given other numbers. */
  changes?: number;
}

/** Takes over buffers, uploads and reads of a backend. Offsets and sizes are in numbers. */
export class Places {
  private readonly buffers: Buffers;

  constructor(private readonly backend: WebGPUBackend) {
    this.buffers = new Buffers(backend.device, backend.bufferManager);
    backend.bufferManager = this.buffers as never;
    const read = backend.read.bind(backend);
    backend.read = async (dataId) => {
      this.moveOut(dataId);
      const placed = this.placed(dataId);
      const { changes } = placed;
      const values = cut(placed, await read(dataId));
      if (placed.changes !== changes) placed.values = null;
      return values;
    };
    const readSync = backend.readSync.bind(backend);
    backend.readSync = (dataId) => {
      this.moveOut(dataId);
      return cut(this.placed(dataId), readSync(dataId));
    };
    const upload = backend.uploadToGPU.bind(backend);
    backend.uploadToGPU = (dataId) => {
      this.upload(dataId);
      upload(dataId);
    };
    const readToGpu = backend.readToGPU.bind(backend);
    backend.readToGPU = (dataId) => {
      this.moveOut(dataId);
      return readToGpu(dataId);
    };
    const bind = backend['tensorToBinding'].bind(backend);
    backend['tensorToBinding'] = (tensor: TensorInfo) =>
      this.placed(tensor.dataId).offset === undefined ? bind(tensor) : this.bindingOf(tensor);
  }

  bindingOf({ dataId, shape }: TensorInfo): GPUBufferBinding {
    const { resource, offset = 0 } = this.onDevice(dataId);
    return { buffer: resource, offset: 4 * offset, size: 4 * util.sizeFromShape(shape) };
  }

  /** Copies numbers from one tensor into another, which is no dispatch. */
  copy(from: TensorInfo, fromOffset: number, to: TensorInfo, toOffset: number, size: number): void {
    const { backend } = this;
    const source = this.onDevice(from.dataId);
    const target = this.onDevice(to.dataId);
    const [start, goal] = [(source.offset ?? 0) + fromOffset, (target.offset ?? 0) + toOffset];
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    backend['commandEncoder'].copyBufferToBuffer(
      source.resource,
      4 * start,
      target.resource,
      4 * goal,
      4 * size,
    );
    change(target);
  }

  /** A tensor of the numbers of `whole` from an offset on; a stretch of its buffer where one may begin there. */
  part(whole: TensorInfo, offset: number, shape: readonly number[]): TensorInfo {
    const part = this.backend.makeTensorInfo([...shape], whole.dtype);
    const { resource, offset: base = 0 } = this.onDevice(whole.dataId);
    if ((base + offset) % ALIGNMENT === 0) this.moveIn(part.dataId, resource, base + offset);
    else this.copy(whole, offset, part, 0, util.sizeFromShape([...shape]));
    return part;
  }

  /** The numbers of some tensors, end to end. What lies so is copied at once, and not at all where that is all. */
  joined(tensors: readonly TensorInfo[]): TensorInfo {
    const stretches = this.stretchesOf(tensors);
    const total = stretches.reduce((sum, { size }) => sum + size, 0);
    const all = this.backend.makeTensorInfo([total], 'float32');
    const { resource, offset } = this.onDevice(stretches[0].first.dataId);
    if (stretches.length === 1 && offset !== undefined) {
      this.moveIn(all.dataId, resource, offset);
      return all;
    }
    let end = 0;
    for (const { first, size } of stretches) {
      this.copy(first, 0, all, end, size);
      end += size;
    }
    return all;
  }

  /** Gives each of two tensors of one shape the numbers of the other. */
  exchange(a: TensorInfo, b: TensorInfo): void {
    const [one, other] = [a, b].map(({ dataId }) => this.onDevice(dataId));
    [one.resource, other.resource] = [other.resource, one.resource];
    [one.offset, other.offset] = [other.offset, one.offset];
    change(one);
    change(other);
  }

  private placed(dataId: DataId): Placed {
    return this.backend.tensorMap.get(dataId) as unknown as Placed;
  }

  /** A tensor whose buffer is nobody else's before these commands are submitted. */
  private onDevice(dataId: DataId): Placed & { resource: GPUBuffer } {
    const { backend } = this;
    const placed = this.placed(dataId);
    if (!placed.resource) backend.uploadToGPU(dataId);
    backend['commandQueueOwnedIds'].add(dataId);
    return placed as Placed & { resource: GPUBuffer };
  }

  private moveIn(dataId: DataId, buffer: GPUBuffer, offset: number): void {
    this.buffers.share(buffer);
    const placed = this.placed(dataId);
    placed.resource = buffer;
    placed.offset = offset;
  }

  /** Into a buffer of its own, as what reads it back expects. */
  private moveOut(dataId: DataId): void {
    const { backend } = this;
    const { shape, dtype, values, offset } = this.placed(dataId);
    if (offset === undefined || values) return;
    const shared = { dataId, shape, dtype };
    const own = backend.makeTensorInfo(shape, dtype);
    this.copy(shared, 0, own, 0, util.sizeFromShape(shape));
    this.exchange(shared, own);
    backend.disposeData(own.dataId);
  }

  /** Tensors by what lies end to end in one buffer: the first of it, and how many numbers it is. */
  private stretchesOf(tensors: readonly TensorInfo[]): { first: TensorInfo; size: number }[] {
    const stretches: { first: TensorInfo; size: number; resource?: GPUBuffer; end?: number }[] = [];
    for (const tensor of tensors) {
      const { resource, offset } = this.placed(tensor.dataId);
      const size = util.sizeFromShape(tensor.shape);
      const last = stretches.at(-1);
      if (last && offset !== undefined && last.resource === resource && last.end === offset) {
        last.size += size;
        last.end = offset + size;
      } else {
        stretches.push({
          first: tensor,
          size,
          resource,
          end: offset === undefined ? undefined : offset + size,
        });
      }
    }
    return stretches;
  }

  /** Sends numbers to a buffer that nothing waiting to be submitted uses, so that they may arrive before all that. */
  private upload(dataId: DataId): void {
    const { bufferManager, queue } = this.backend;
    const placed = this.placed(dataId);
    const values = placed.values as ArrayLike<number> | null;
    if (placed.resource || !values || values.length === 0) return;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const buffer = bufferManager.acquireBuffer(4 * values.length, usage);
    const Numbers = placed.dtype === 'float32' ? Float32Array : Int32Array;
    queue.writeBuffer(buffer, 0, values instanceof Numbers ? values : new Numbers(values));
    placed.resource = buffer;
    placed.values = null;
  }
}

/** What was read back of a tensor is out of date. */
function change(placed: Placed): void {
  placed.changes = (placed.changes ?? 0) + 1;
  placed.values = null;
}

/** What was read of a tensor, without what its buffer has beyond. Complex ones lie in two others. */
function cut(placed: Placed, read: BackendValues): BackendValues {
  const size = placed.dtype === 'complex64' ? read.length : util.sizeFromShape(placed.shape);
  if (read.length <= size) return read;
  const values = read.slice(0, size) as BackendValues;
  if (placed.values === read) placed.values = values;
  return values;
}
