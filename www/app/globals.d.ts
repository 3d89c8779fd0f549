// What browsers have and the compiler's library does not name yet.

interface TrustedScriptURL { readonly brand?: "TrustedScriptURL" }

interface TrustedTypePolicy { createScriptURL(input: string): TrustedScriptURL }

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(input: string): string }): TrustedTypePolicy;
}

/** In a worker: reads while everything waits. */
declare class FileReaderSync { readAsArrayBuffer(blob: Blob): ArrayBuffer }

// eslint-disable-next-line no-var
declare var trustedTypes: TrustedTypePolicyFactory | undefined;
