// Stands in for react-devtools-core, which Ink asks for only while debugging itself.
export default undefined;
