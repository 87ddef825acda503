@NullMarked
package dev.muster.iam.json;

import org.jspecify.annotations.NullMarked;
