/**
 * How commands reach the device. On a graphics card a small model waits for the thread that gives them, and here that
 * thread has less to do than tfjs gives it: a shader that has been compiled is not described again, the numbers of many
 * shaders travel together, each tells its layout once, what is uploaded passes through no buffer in between, and more
 * dispatches go in one submission.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { type BackendValues, type DataId, env, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { Buffers } from './buffers';
import { type Uniform, Uniforms } from './uniforms';

type Run = WebGPUBackend['runWebGPUProgram'];
type Program = Parameters<Run>[0];
type Given = Parameters<Run>[3];
type Grid = readonly [x: number, y: number, z: number];

/** Dispatches of a submission, in place of tfjs's WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE. */
const BATCH = 40;
/** Along one dimension of a grid, on every device. */
const MOST_WORKGROUPS = 65_535;

const commands = new WeakMap<WebGPUBackend, Commands>();

/** From the first call on, what tfjs itself dispatches goes the same way. */
export function commandsOf(backend: WebGPUBackend): Commands {
  let found = commands.get(backend);
  if (!found) {
    found = new Commands(backend);
    commands.set(backend, found);
  }
  return found;
}

class Commands {
  private readonly uniforms: Uniforms;
  private readonly compiled = new Map<string, GPUComputePipeline>();
  private readonly layouts = new WeakMap<GPUComputePipeline, GPUBindGroupLayout>();
  /** How often numbers have been copied into a tensor. */
  private readonly changes = new WeakMap<DataId, number>();

  constructor(private readonly backend: WebGPUBackend) {
    this.uniforms = new Uniforms(backend.device, BATCH);
    backend.bufferManager = new Buffers(backend.device, backend.bufferManager) as never;
    const read = backend.read.bind(backend);
    backend.read = async (dataId) => {
      const size = this.sizeOf(dataId);
      const changes = this.changes.get(dataId);
      const values = this.cut(dataId, await read(dataId), size);
      if (this.changes.get(dataId) !== changes) this.forget(dataId);
      return values;
    };
    const readSync = backend.readSync.bind(backend);
    backend.readSync = (dataId) => this.cut(dataId, readSync(dataId), this.sizeOf(dataId));
    const submit = backend.submitQueue.bind(backend);
    backend.submitQueue = () => {
      this.uniforms.send();
      submit();
    };
    const upload = backend.uploadToGPU.bind(backend);
    backend.uploadToGPU = (dataId) => {
      this.upload(dataId);
      upload(dataId);
    };
    const record = backend['recordAndSubmit'].bind(backend);
    backend['recordAndSubmit'] = (
      program: Program,
      output: TensorInfo,
      inputs: TensorInfo[],
      given: Given,
    ) => {
      // A program that tfjs times has a submission of its own, and one that draws has other uniforms.
      if (backend['activeTimers'] || program.pixelsOpType !== undefined)
        record(program, output, inputs, given);
      else this.record(program, output, inputs, given);
    };
  }

  /**
   * Runs a shader of ours once.
   *
   * @param key names it, with all that its text depends on
   * @param describe what tfjs compiles it from, the first time
   */
  run(
    key: string,
    workgroups: number,
    shape: readonly number[],
    inputs: TensorInfo[],
    given: Uniform[],
    describe: () => Program,
  ): TensorInfo {
    const { backend } = this;
    const usual =
      workgroups <= MOST_WORKGROUPS &&
      !backend['activeTimers'] &&
      !env().getBool('WEBGPU_ENGINE_COMPILE_ONLY');
    const pipeline = usual ? this.compiled.get(key) : undefined;
    if (pipeline) {
      const output = backend.makeTensorInfo([...shape], 'float32');
      this.dispatch(pipeline, [workgroups, 1, 1], output, inputs, given);
      return output;
    }
    const program = describe();
    const output = backend.runWebGPUProgram(program, inputs, 'float32', given as Given);
    // There is no pipeline where there was nothing to compute.
    if (usual && program.pipeline) this.compiled.set(key, program.pipeline as GPUComputePipeline);
    return output;
  }

  /** Copies numbers from one tensor into another, which is no dispatch. Offsets and size are in numbers. */
  copy(from: TensorInfo, fromOffset: number, to: TensorInfo, toOffset: number, size: number): void {
    const { backend } = this;
    const source = this.bufferOf(from.dataId);
    const target = this.bufferOf(to.dataId);
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    backend['commandEncoder'].copyBufferToBuffer(source, 4 * fromOffset, target, 4 * toOffset, 4 * size);
    this.changes.set(to.dataId, (this.changes.get(to.dataId) ?? 0) + 1);
    this.forget(to.dataId);
  }

  /** What was read back of a tensor is out of date. */
  private forget(dataId: DataId): void {
    const { tensorMap } = this.backend;
    if (tensorMap.has(dataId)) tensorMap.get(dataId).values = null as never;
  }

  /** Where a tensor lies on the device. No other is put there before these commands are submitted. */
  private bufferOf(dataId: DataId): GPUBuffer {
    const { backend } = this;
    backend.uploadToGPU(dataId);
    backend['commandQueueOwnedIds'].add(dataId);
    return backend.tensorMap.get(dataId).resource as GPUBuffer;
  }

  /** Sends numbers to a buffer that nothing waiting to be submitted uses, so that they may arrive before all that. */
  private upload(dataId: DataId): void {
    const { bufferManager, queue, tensorMap } = this.backend;
    const data = tensorMap.get(dataId);
    const values = data.values as ArrayLike<number> | null;
    if (data.resource || !values || values.length === 0) return;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const buffer = bufferManager.acquireBuffer(4 * values.length, usage);
    const Numbers = data.dtype === 'float32' ? Float32Array : Int32Array;
    queue.writeBuffer(buffer, 0, values instanceof Numbers ? values : new Numbers(values));
    data.resource = buffer;
    data.values = null as never;
  }

  /** Numbers of a tensor; those of complex ones lie in two others. */
  private sizeOf(dataId: DataId): number {
    const { dtype, shape } = this.backend.tensorMap.get(dataId);
    return dtype === 'complex64' ? Number.POSITIVE_INFINITY : util.sizeFromShape(shape);
  }

  /** What was read of a tensor, without what its buffer has beyond. */
  private cut(dataId: DataId, read: BackendValues, size: number): BackendValues {
    if (read.length <= size) return read;
    const { tensorMap } = this.backend;
    const values = read.slice(0, size) as BackendValues;
    if (tensorMap.has(dataId) && tensorMap.get(dataId).values === read) tensorMap.get(dataId).values = values;
    return values;
  }

  /** As tfjs does it: what the backend calls for its own programs. */
  private record(program: Program, output: TensorInfo, inputs: TensorInfo[], given?: Given): void {
    const { pipeline, outputShape, outputComponent = 1, size, dispatch } = program;
    const count = util.sizeFromShape(outputShape) / outputComponent;
    const own = size ? [{ type: 'int32', data: [count] }] : [];
    this.dispatch(pipeline as GPUComputePipeline, dispatch, output, inputs, [...own, ...(given ?? [])]);
  }

  private dispatch(
    pipeline: GPUComputePipeline,
    grid: Grid,
    output: TensorInfo,
    inputs: TensorInfo[],
    given: readonly Uniform[],
  ): void {
    const { backend, uniforms } = this;
    uniforms.begin();
    for (const { shape } of inputs) uniforms.putShape(shape);
    uniforms.putShape(output.shape);
    for (const uniform of given) uniforms.put(uniform);

    const resources = [output, ...inputs].map(({ dataId, shape }) => ({
      buffer: this.bufferOf(dataId),
      size: 4 * util.sizeFromShape(shape),
    }));
    const entries = [...resources, uniforms.binding].map((resource, binding) => ({ binding, resource }));
    const bindings = backend.device.createBindGroup({ layout: this.layoutOf(pipeline), entries });
    backend.ensureCommandEncoderReady();
    backend['computePassEncoder'] ??= backend['commandEncoder'].beginComputePass();
    const pass = backend['computePassEncoder'];
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindings);
    pass.dispatchWorkgroups(...grid);
    if (++backend['dispatchCountInPass'] < BATCH) return;
    backend.endComputePassEncoder();
    backend.submitQueue();
  }

  private layoutOf(pipeline: GPUComputePipeline): GPUBindGroupLayout {
    let layout = this.layouts.get(pipeline);
    if (!layout) {
      layout = pipeline.getBindGroupLayout(0);
      this.layouts.set(pipeline, layout);
    }
    return layout;
  }
}
