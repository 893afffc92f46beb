// Runs the library itself, in a thread of its own, from files that lie beside the page.
// It is told {runtime} once, then {pack, data, lang}; it answers {step}, {ready}, {found} or
// {failed}.
let run = null;

async function load(runtime) {
  const answer = async (response) => {
    const found = await response;
    if (!found.ok) throw new Error(`${found.status} ${found.url}`);
    return found;
  };
  postMessage({ step: "python" });
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: runtime });
  postMessage({ step: "library" });
  const folder = python.runPython("import site; site.getsitepackages()[0]");
  for (const name of ["packages.zip", "library.zip"]) {
    const zip = await (await answer(fetch(runtime + name))).arrayBuffer();
    python.unpackArchive(zip, "zip", { extractDir: folder });
  }
  python.runPython("import importlib; importlib.invalidate_caches()");
  const script = await (await answer(fetch(new URL("run.py", self.location)))).text();
  python.runPython(script);
  run = python.globals.get("run");
}

self.onmessage = async ({ data }) => {
  try {
    if (data.runtime) {
      await load(data.runtime);
      postMessage({ ready: true });
    } else {
      postMessage({ found: JSON.parse(run(data.pack, data.data, data.lang)) });
    }
  } catch (error) {
    // Of what Python says of a failure the last line tells it.
    postMessage({ failed: String(error.message || error).trim().split("\n").pop() });
  }
};
