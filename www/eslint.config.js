// What the type checker cannot see: ways for text to become markup or code. The page's policy stops most of them at
// run time; here they do not get that far. Who may import whom is checked by tests/rooms.rs.
import noUnsanitized from "eslint-plugin-no-unsanitized";

const asTextNodes = "Text reaches the page as text nodes: use the helpers of dom.js.";

/** @param {string} property */
const noWriteTo = (property) => ({
  selector: `AssignmentExpression > MemberExpression.left[property.name="${property}"]`,
  message: `No writing to ${property}. ${asTextNodes}`,
});

/** @param {string} method */
const noUseOf = (method) => ({
  selector: `MemberExpression[property.name="${method}"]`,
  message: `No ${method}(). ${asTextNodes}`,
});

const markup = [
  ...["innerHTML", "outerHTML", "srcdoc"].map(noWriteTo),
  ...["insertAdjacentHTML", "setHTML", "setHTMLUnsafe", "parseHTMLUnsafe", "createContextualFragment"].map(noUseOf),
  { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: `No document.write(). ${asTextNodes}` },
  { selector: 'NewExpression[callee.name="DOMParser"]', message: "No DOMParser: what a document says is read by the engine." },
  { selector: 'CallExpression[callee.property.name="setAttribute"] > Literal.arguments:first-child[value=/^(on|style$|srcdoc$)/i]',
    message: "No handlers, styles or documents as attributes: the policy blocks them. Use addEventListener and classes." },
  { selector: "Property[key.name=/^(innerHTML|outerHTML|srcdoc)$/]", message: `Not as a property to be set later either. ${asTextNodes}` },
  { selector: 'MemberExpression[computed=true] > Literal.property[value=/^(inner|outer)HTML$/]', message: `Not by the back door either. ${asTextNodes}` },
];

export default [
  { ignores: ["node_modules/"] },
  {
    files: ["app/**/*.js"],
    languageOptions: {
      ecmaVersion: "latest",
      sourceType: "module",
      // Named so that no-implied-eval knows them.
      globals: { setTimeout: "readonly", setInterval: "readonly", window: "readonly", self: "readonly", globalThis: "readonly" },
    },
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
    plugins: { "no-unsanitized": noUnsanitized },
    rules: {
      "no-restricted-syntax": ["error", ...markup],
      "no-unsanitized/method": "error",
      "no-unsanitized/property": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-globals": ["error", { name: "fetch", message: "The page makes no request." },
        { name: "XMLHttpRequest", message: "The page makes no request." }, { name: "WebSocket", message: "The page makes no request." }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "no-shadow-restricted-names": "error",
      "no-unreachable": "error",
      "no-dupe-keys": "error",
      "no-const-assign": "error",
      "no-self-assign": "error",
    },
  },
];
