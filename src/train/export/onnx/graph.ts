/** Builds an ONNX graph by calling operators as if they computed: each returns the name of its output. */
import type { SavedTensor } from '../../snapshot';
import { attributeTypes, type DataType, dataTypes } from './schema';

/** The name of a value in the graph. */
export type Value = string;
type Attributes = Record<string, number | number[]>;
/** A side of a shape: a number, or a name where it is known only when the graph runs. */
type Side = number | string;

/** The operator set: the first with LayerNormalization. */
export const OPSET = 17;

/** Attributes that are floating-point numbers; all others are whole. */
const floats = ['epsilon', 'alpha'];

export class Graph {
  private readonly nodes: object[] = [];
  private readonly initializers: object[] = [];
  private readonly inputs: object[] = [];
  private readonly outputs: object[] = [];

  /** @param weights by path: those that are used become part of the graph */
  constructor(private readonly weights: Record<string, SavedTensor>) {}

  input(name: string, type: DataType, shape: Side[], docString: string): Value {
    this.inputs.push(valueInfo(name, type, shape, docString));
    return name;
  }

  output(name: string, value: Value, type: DataType, shape: Side[], docString: string): void {
    this.nodes.push({ opType: 'Identity', input: [value], output: [name], name: `output ${name}` });
    this.outputs.push(valueInfo(name, type, shape, docString));
  }

  /** `op('MatMul', [a, b])`. An input that an operator may go without is ''. */
  op(opType: string, input: Value[], attributes: Attributes = {}): Value {
    return this.ops(opType, input, 1, attributes)[0];
  }

  /** The same for an operator of several outputs. */
  ops(opType: string, input: Value[], outputs: number, attributes: Attributes = {}): Value[] {
    const name = `${opType}${this.nodes.length}`;
    const output = Array.from({ length: outputs }, (_, i) => `${name}:${i}`);
    const attribute = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    this.nodes.push({ opType, input, output, name, attribute });
    return output;
  }

  /** One of the model's weights, by its path. */
  weight(path: string): Value {
    return this.tensor(path, this.weights[path]);
  }

  has(path: string): boolean {
    return path in this.weights;
  }

  /** Numbers of our own, by a name of ours. */
  tensor(name: string, { shape, values }: SavedTensor): Value {
    return this.constant(name, 'float', shape, values);
  }

  scalar(value: number): Value {
    return this.constant(`${value}`, 'float', [], Float32Array.of(value));
  }

  integers(...values: number[]): Value {
    return this.constant(
      `[${values}]`,
      'int64',
      [values.length],
      BigInt64Array.from(values, (value) => BigInt(value)),
    );
  }

  /** As the messages of the schema have it. */
  toObject(name: string): object {
    const { nodes: node, initializers: initializer, inputs: input, outputs: output } = this;
    return { name, node, initializer, input, output };
  }

  private constant(
    name: string,
    type: DataType,
    dims: readonly number[],
    values: Float32Array | BigInt64Array,
  ): Value {
    const known = this.initializers.some((one) => (one as { name: string }).name === name);
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    if (!known) this.initializers.push({ name, dataType: dataTypes[type], dims, rawData });
    return name;
  }
}

function attributeOf(name: string, value: number | number[]): object {
  if (Array.isArray(value)) return { name, type: attributeTypes.ints, ints: value };
  return floats.includes(name)
    ? { name, type: attributeTypes.float, f: value }
    : { name, type: attributeTypes.int, i: value };
}

const valueInfo = (name: string, type: DataType, shape: Side[], docString: string): object => ({
  name,
  docString,
  type: {
    tensorType: {
      elemType: dataTypes[type],
      shape: {
        dim: shape.map((side) => (typeof side === 'number' ? { dimValue: side } : { dimParam: side })),
      },
    },
  },
});
