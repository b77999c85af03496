package dev.sallyport.rest.install;

/**
 * One thing that the installer would do to a realm.
 *
 * @param type  role, client, mapper, flow, requiredAction, binding, domain or setting
 * @param name  which
 * @param apply does it
 */
record Change(String type, String name, Runnable apply) {}
