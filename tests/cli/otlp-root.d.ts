/** The messages of OTLP as OpenTelemetry's own exporter has them; generated, and without types. */
declare module '@opentelemetry/otlp-transformer/build/src/generated/root.js' {
  interface MessageType {
    fromObject(value: object): object
    encode(message: object): { finish(): Uint8Array }
    decode(bytes: Uint8Array): object
    toObject(message: object, options: object): object
  }
  const root: {
    opentelemetry: {
      proto: { collector: { trace: { v1: { ExportTraceServiceRequest: MessageType } } } }
    }
  }
  export default root
}
