type Place = { x: number; y: number };
type Dragged = { id: string; position: Place; dragging?: boolean };

/** The nodes as they are to be drawn now; one that is being dragged stays under the pointer, whatever is read anew meanwhile. */
export const keepDragged = <N extends Dragged>(drawn: readonly N[], before: readonly N[]): N[] => {
  const held = new Map(before.filter(({ dragging }) => dragging === true).map(({ id, position }) => [id, position]));
  return drawn.map((node) => {
    const position = held.get(node.id);
    return position === undefined ? node : { ...node, position, dragging: true };
  });
};
