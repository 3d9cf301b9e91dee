declare module 'har-schema' {
  /** By their names; https://github.com/ahmadnassri/node-har-schema */
  const schemas: Record<string, object>
  export = schemas
}
