/**
 * The part of ONNX's protocol buffers that a scoring function needs (onnx.proto, IR version 8): field numbers are
 * those of the standard, and what is left out of a message is optional there.
 */
import protobuf from 'protobufjs/light';

type Field = [type: string, id: number, rule?: 'repeated'];

const message = (fields: Record<string, Field>) => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, [type, id, rule]]) => [name, { type, id, ...(rule && { rule }) }]),
  ),
});

const root = protobuf.Root.fromJSON({
  nested: {
    Model: message({
      irVersion: ['int64', 1],
      producerName: ['string', 2],
      docString: ['string', 6],
      graph: ['Graph', 7],
      opsetImport: ['OperatorSet', 8, 'repeated'],
      metadataProps: ['Property', 14, 'repeated'],
    }),
    OperatorSet: message({ domain: ['string', 1], version: ['int64', 2] }),
    Property: message({ key: ['string', 1], value: ['string', 2] }),
    Graph: message({
      node: ['Node', 1, 'repeated'],
      name: ['string', 2],
      initializer: ['Tensor', 5, 'repeated'],
      input: ['ValueInfo', 11, 'repeated'],
      output: ['ValueInfo', 12, 'repeated'],
    }),
    Node: message({
      input: ['string', 1, 'repeated'],
      output: ['string', 2, 'repeated'],
      name: ['string', 3],
      opType: ['string', 4],
      attribute: ['Attribute', 5, 'repeated'],
    }),
    Attribute: message({
      name: ['string', 1],
      f: ['float', 2],
      i: ['int64', 3],
      ints: ['int64', 8, 'repeated'],
      type: ['int32', 20],
    }),
    Tensor: message({
      dims: ['int64', 1, 'repeated'],
      dataType: ['int32', 2],
      name: ['string', 8],
      rawData: ['bytes', 9],
    }),
    ValueInfo: message({ name: ['string', 1], type: ['Type', 2], docString: ['string', 3] }),
    Type: message({ tensorType: ['TensorType', 1] }),
    TensorType: message({ elemType: ['int32', 1], shape: ['Shape', 2] }),
    Shape: message({ dim: ['Dimension', 1, 'repeated'] }),
    Dimension: message({ dimValue: ['int64', 1], dimParam: ['string', 2] }),
  },
});

/** As the standard numbers them. */
export const dataTypes = { float: 1, int64: 7 } as const;
export const attributeTypes = { float: 1, int: 2, ints: 7 } as const;

export type DataType = keyof typeof dataTypes;

/** A model, as an object of these messages, in bytes. */
export function encodeModel(model: object): Uint8Array {
  const Model = root.lookupType('Model');
  return Model.encode(Model.fromObject(model)).finish().slice();
}
