package dev.muster.api.report;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.lint.check.LintCode;
import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.lint.check.LintSeverity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lint found in each file.
 *
 * @param files the findings by file, in the order in which the files were given
 */
public record LintReport(List<LintedFile> files) {

    public LintReport {
        files = List.copyOf(files);
    }

    /** A file, or `-` for standard input. */
    public record LintedFile(String name, List<LintFinding> findings) {}

    /** Whether anything was found of that severity or a graver one. */
    public boolean has(LintSeverity severity) {
        return files.stream()
                .flatMap(file -> file.findings().stream())
                .anyMatch(finding -> finding.code().severity().atLeast(severity));
    }

    /** For people: per file the findings in the order of the text, then how many of each severity. */
    public void writeTable(Writer out) throws IOException {
        for (LintedFile file : files) {
            out.write("%s%n".formatted(DisplayText.terminal(file.name())));
            for (LintFinding finding : file.findings()) {
                out.write("  %s  %s  %s%n"
                        .formatted(
                                finding.code().severity(),
                                finding.code().code(),
                                DisplayText.terminal(place(finding))));
                out.write("    %s%n".formatted(DisplayText.terminal(finding.message())));
                out.write("    fix: %s%n".formatted(DisplayText.terminal(finding.fix())));
            }
            out.write("  %s%n%n".formatted(counts(file.findings())));
        }
    }

    /** For other systems. */
    public void writeJson(Writer out) throws IOException {
        List<JsonValue> list = new ArrayList<>();
        for (LintedFile file : files) {
            Map<String, JsonValue> entry = new LinkedHashMap<>();
            entry.put("file", new JsonString(file.name()));
            entry.put(
                    "findings",
                    new JsonArray(file.findings().stream().map(LintReport::json).toList()));
            list.add(new JsonObject(entry));
        }
        JsonPrinter.print(new JsonArray(list), out);
    }

    private static JsonValue json(LintFinding finding) {
        LintCode code = finding.code();
        Map<String, JsonValue> entry = new LinkedHashMap<>();
        entry.put("code", new JsonString(code.code()));
        entry.put("severity", new JsonString(code.severity().name()));
        entry.put("path", new JsonString(finding.path().toString()));
        entry.put(
                "position",
                nullable(finding.position() == null ? null : finding.position().toString()));
        entry.put("message", new JsonString(finding.message()));
        entry.put("fix", new JsonString(finding.fix()));
        entry.put("aws_code", nullable(code.awsCode()));
        entry.put("parliament_code", nullable(code.parliamentCode()));
        return new JsonObject(entry);
    }

    private static JsonValue nullable(@Nullable String text) {
        return text == null ? new JsonNull() : new JsonString(text);
    }

    private static String place(LintFinding finding) {
        return finding.path() + (finding.position() == null ? "" : " (" + finding.position() + ")");
    }

    private static String counts(List<LintFinding> findings) {
        List<String> counts = new ArrayList<>();
        for (LintSeverity severity : LintSeverity.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.code().severity() == severity)
                    .count();
            String word = severity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            counts.add(count + " " + word + (count == 1 ? "" : "s"));
        }
        return String.join(", ", counts);
    }
}
