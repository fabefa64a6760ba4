// Decap starts by itself unless it is told to wait for editor.mjs, which gives it its forms.
window.CMS_MANUAL_INIT = true;
