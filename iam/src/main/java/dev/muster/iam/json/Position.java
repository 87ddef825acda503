package dev.muster.iam.json;

/** A place in a text, both counted from one. */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
