import { create, toBinary } from '@bufbuild/protobuf'
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorSetSchema,
  type FieldDescriptorProto_Label as Label,
} from '@bufbuild/protobuf/wkt'

const { INT32, STRING, MESSAGE } = FieldDescriptorProto_Type

function field(
  name: string,
  number: number,
  type: number,
  typeName = '',
  label: Label = FieldDescriptorProto_Label.OPTIONAL,
) {
  return { name, number, type, typeName, label }
}

/** As `protoc --descriptor_set_out` writes it. */
export const SET = toBinary(
  FileDescriptorSetSchema,
  create(FileDescriptorSetSchema, {
    file: [
      {
        name: 'shop.proto',
        package: 'shop',
        syntax: 'proto3',
        messageType: [
          { name: 'Line', field: [field('count', 1, INT32)] },
          {
            name: 'Order',
            field: [
              field('id', 1, INT32),
              field('title', 2, STRING),
              field('lines', 3, MESSAGE, '.shop.Line', FieldDescriptorProto_Label.REPEATED),
            ],
          },
        ],
      },
    ],
  }),
)
