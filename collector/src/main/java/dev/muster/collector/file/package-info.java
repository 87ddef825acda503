/** Bundles: the files that the AWS command line wrote, read into snapshots. */
@NullMarked
package dev.muster.collector.file;

import org.jspecify.annotations.NullMarked;
