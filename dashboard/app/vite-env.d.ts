/// <reference types="vite/client" />

declare module "*.po" {
  export const messages: Record<string, string>;
}
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
