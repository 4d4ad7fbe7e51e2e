/** What has no types that we could name: the insides of Firefox, messages of a browser's protocol, a file that was damaged on purpose. */
// oxlint-disable-next-line typescript/no-explicit-any -- the one place where tests give up on types
export type Untyped = any;
