/**
 * How commands reach the device. On a graphics card a small model waits for the thread that gives them, and here that
 * thread has less to do than tfjs gives it: a shader that has been compiled is not described again, the numbers of many
 * shaders travel together, each tells its layout once, and more dispatches go in one submission.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { Places } from './places';
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
  readonly places: Places;
  private readonly uniforms: Uniforms;
  private readonly compiled = new Map<string, GPUComputePipeline>();
  private readonly layouts = new WeakMap<GPUComputePipeline, GPUBindGroupLayout>();

  constructor(private readonly backend: WebGPUBackend) {
    this.uniforms = new Uniforms(backend.device, BATCH);
    this.places = new Places(backend);
    const submit = backend.submitQueue.bind(backend);
    backend.submitQueue = () => {
      this.uniforms.send();
      submit();
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

    const resources = [output, ...inputs].map((tensor) => this.places.bindingOf(tensor));
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
