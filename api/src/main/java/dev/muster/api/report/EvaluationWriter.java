package dev.muster.api.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes judged accounts in one format; the same input gives the same text. */
@FunctionalInterface
public interface EvaluationWriter {

    void write(List<JudgedAccount> accounts, Writer out) throws IOException;
}
