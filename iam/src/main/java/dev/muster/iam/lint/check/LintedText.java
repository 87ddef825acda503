package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;

/** A text of a policy with its place. */
public record LintedText(String text, JsonPath path) {}
