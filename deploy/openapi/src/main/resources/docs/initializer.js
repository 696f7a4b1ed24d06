window.ui = SwaggerUIBundle({
  urls: {urls},
  dom_id: "#swagger-ui",
  deepLinking: true,
  // null: otherwise every document would be sent to a public validator
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
