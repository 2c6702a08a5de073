/** The numbers that shaders are given besides their tensors, those of a whole submission in one buffer. */

/** Bytes that one shader needs at the most, whatever the ranks of its tensors. */
const MOST = 2 ** 11;
/** Where they may begin, in bytes, on every device. */
const OFFSET = 256;
/** The largest alignment of a member of their struct, in numbers. */
const VEC4 = 4;

/** A number or a vector, by its type in the shader. */
export interface Uniform {
  type: string;
  data: readonly number[];
}

/** Those of one shader after another, laid out as tfjs declares them. */
export class Uniforms {
  private readonly ints: Int32Array<ArrayBuffer>;
  private readonly floats: Float32Array;
  private readonly buffer: GPUBuffer;
  /** Where those of this shader begin, and where the next number goes. */
  private start = 0;
  private end = 0;
  /** Length of the member before. */
  private before = 0;

  /** @param shaders how many there are in a submission */
  constructor(
    private readonly device: GPUDevice,
    shaders: number,
  ) {
    const size = shaders * MOST;
    this.ints = new Int32Array(size / 4);
    this.floats = new Float32Array(this.ints.buffer);
    this.buffer = device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM });
  }

  begin(): void {
    this.start = (Math.ceil((4 * this.end) / OFFSET) * OFFSET) / 4;
    this.end = this.start;
    this.before = 0;
    this.put({ type: 'float32', data: [Number.NaN] });
    this.put({ type: 'float32', data: [Number.POSITIVE_INFINITY] });
  }

  /** The next member, aligned; an empty one is a 1. */
  put({ type, data }: Uniform): void {
    const length = data.length || 1;
    const alignment = this.before > VEC4 || length > 2 ? VEC4 : length;
    this.end = Math.ceil(this.end / alignment) * alignment;
    const numbers = type === 'float32' ? this.floats : this.ints;
    if (data.length === 0) numbers[this.end] = 1;
    for (let i = 0; i < data.length; i++) numbers[this.end + i] = data[i];
    this.end += length;
    this.before = length;
  }

  /** A shape and its strides: how far it is to the next row, and so on. */
  putShape(shape: readonly number[]): void {
    this.put({ type: 'int32', data: shape });
    const strides = shape.slice(1);
    for (let axis = strides.length - 2; axis >= 0; axis--) strides[axis] *= strides[axis + 1];
    this.put({ type: 'int32', data: strides });
  }

  /** Where those of this shader are. */
  get binding(): GPUBufferBinding {
    if (this.end > this.ints.length) throw new Error('A submission has more uniforms than their page holds.');
    const size = Math.ceil((this.end - this.start) / VEC4) * VEC4;
    return { buffer: this.buffer, offset: 4 * this.start, size: 4 * size };
  }

  /** Sends them all, ahead of the shaders that read them. */
  send(): void {
    this.device.queue.writeBuffer(this.buffer, 0, this.ints, 0, Math.ceil(this.end / VEC4) * VEC4);
    this.end = 0;
  }
}
