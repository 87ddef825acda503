/** The REST API under /api/v1. */
@NullMarked
package dev.muster.api.rest;

import org.jspecify.annotations.NullMarked;
