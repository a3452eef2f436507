/*
 * Loaded into a program with LD_PRELOAD where ptrace is refused: writes the calls that change a disk, and what leaves through a
 * descriptor, to the file named by SMM_TEST_CALLS, in the words of `strace -f -y -xx`. A call is logged before it returns, so that
 * what depends on it comes later.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* not an overridden function: what the logger itself does must not be logged */
#define RAW(...) syscall(__VA_ARGS__)

struct line {
  char *bytes;
  size_t length, room;
};

static void add(struct line *to, const char *bytes, size_t length) {
  if (to->length + length > to->room) {
    to->room = (to->length + length) * 2;
    to->bytes = realloc(to->bytes, to->room);
    if (!to->bytes) abort();
  }
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
}

static void text(struct line *to, const char *format, ...) {
  char buffer[256];
  va_list list;
  va_start(list, format);
  int length = vsnprintf(buffer, sizeof buffer, format, list);
  va_end(list);
  add(to, buffer, (size_t)length);
}

static void hex(struct line *to, const void *bytes, size_t length) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = ((const unsigned char *)bytes)[i];
    char shown[4] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    add(to, shown, 4);
  }
}

static void string(struct line *to, const void *bytes, size_t length) {
  add(to, "\"", 1);
  hex(to, bytes, length);
  add(to, "\"", 1);
}

/* as the kernel would find it */
static void path(struct line *to, int folder, const char *name) {
  char whole[8192];
  if (name[0] != '/') {
    char link[64], base[4096];
    if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = RAW(SYS_readlink, link, base, sizeof base - 1);
    if (length < 0) length = 0;
    base[length] = 0;
    snprintf(whole, sizeof whole, "%s/%s", base, name);
    name = whole;
  }
  string(to, name, strlen(name));
}

static void descriptor(struct line *to, int fd) {
  static const char deleted[] = " (deleted)";
  char link[64], name[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = RAW(SYS_readlink, link, name, sizeof name);
  if (length < 0) length = 0;
  size_t tail = sizeof deleted - 1;
  int gone = (size_t)length > tail && memcmp(name + length - tail, deleted, tail) == 0;
  text(to, "%d<", fd);
  hex(to, name, (size_t)length - (gone ? tail : 0));
  text(to, gone ? ">(deleted)" : ">");
}

static struct line begin(const char *name) {
  struct line to = {0};
  text(&to, "%ld %s(", RAW(SYS_gettid), name);
  return to;
}

static void put(struct line *to) {
  const char *log = getenv("SMM_TEST_CALLS");
  if (log) {
    int fd = (int)RAW(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) abort();
    /* one write: lines of different threads and processes do not mix */
    if (RAW(SYS_write, fd, to->bytes, to->length) != (long)to->length) abort();
    RAW(SYS_close, fd);
  }
  free(to->bytes);
}

static void end(struct line *to, long result) {
  text(to, ") = %ld\n", result);
  put(to);
}

static void unfinished(const char *name, int fd) {
  struct line to = begin(name);
  descriptor(&to, fd);
  text(&to, " <unfinished ...>\n");
  put(&to);
}

static void resumed(const char *name, long result) {
  struct line to = {0};
  text(&to, "%ld <... %s resumed>) = %ld\n", RAW(SYS_gettid), name, result);
  put(&to);
}

/* the caller finds errno as the real call left it */
#define TAKE(result)                  \
  __typeof__(result) got = (result);  \
  int kept = errno
#define GIVE     \
  errno = kept;  \
  return got

static void opened(int folder, const char *name, int flags, long got) {
  if (got < 0 || !(flags & (O_CREAT | O_TRUNC))) return;
  struct line to = begin("openat");
  text(&to, "AT_FDCWD, ");
  path(&to, folder, name);
  text(&to, ", %s%s", flags & O_CREAT ? "O_CREAT" : "", flags & O_TRUNC ? "|O_TRUNC" : "");
  end(&to, got);
}

#define OPEN(function, folder, ...)                                              \
  mode_t mode = 0;                                                               \
  if (flags & (O_CREAT | __O_TMPFILE)) {                                         \
    va_list list;                                                                \
    va_start(list, flags);                                                       \
    mode = va_arg(list, mode_t);                                                 \
    va_end(list);                                                                \
  }                                                                              \
  TAKE(REAL(function)(__VA_ARGS__, flags, mode));                                \
  opened(folder, name, flags, got);                                              \
  GIVE

int open(const char *name, int flags, ...) { OPEN(open, AT_FDCWD, name); }
int open64(const char *name, int flags, ...) { OPEN(open64, AT_FDCWD, name); }
int openat(int folder, const char *name, int flags, ...) { OPEN(openat, folder, folder, name); }
int openat64(int folder, const char *name, int flags, ...) { OPEN(openat64, folder, folder, name); }

/* before: bytes may be seen the moment the call is made; after: this many were taken */
static void writes(const char *name, int fd, const struct iovec *parts, int count, long long at, int done, ssize_t got) {
  struct line to = {0};
  text(&to, done ? "%ld <... %s resumed>" : "%ld %s(", RAW(SYS_gettid), name);
  if (!done) {
    descriptor(&to, fd);
    text(&to, ", ");
    for (int i = 0; i < count; i++) string(&to, parts[i].iov_base, parts[i].iov_len);
    if (at >= 0) text(&to, ", 0, %lld", at);
    text(&to, " <unfinished ...>\n");
  } else text(&to, ") = %zd\n", got);
  put(&to);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  struct iovec part = {(void *)bytes, length};
  writes("write", fd, &part, 1, -1, 0, 0);
  TAKE(REAL(write)(fd, bytes, length));
  writes("write", fd, &part, 1, -1, 1, got);
  GIVE;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  writes("writev", fd, parts, count, -1, 0, 0);
  TAKE(REAL(writev)(fd, parts, count));
  writes("writev", fd, parts, count, -1, 1, got);
  GIVE;
}

#define PWRITE(function)                                                          \
  ssize_t function(int fd, const void *bytes, size_t length, off64_t at) {        \
    struct iovec part = {(void *)bytes, length};                                  \
    writes("pwrite64", fd, &part, 1, at, 0, 0);                                   \
    TAKE(REAL(function)(fd, bytes, length, at));                                  \
    writes("pwrite64", fd, &part, 1, at, 1, got);                                 \
    GIVE;                                                                         \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define RESIZE(function)                                                          \
  int function(int fd, off64_t size) {                                            \
    TAKE(REAL(function)(fd, size));                                               \
    struct line to = begin("ftruncate");                                          \
    descriptor(&to, fd);                                                          \
    text(&to, ", %lld", (long long)size);                                         \
    end(&to, got);                                                                \
    GIVE;                                                                         \
  }
RESIZE(ftruncate)
RESIZE(ftruncate64)

#define SYNC(function)                                                            \
  int function(int fd) {                                                          \
    unfinished("fsync", fd);                                                      \
    TAKE(REAL(function)(fd));                                                     \
    resumed("fsync", got);                                                        \
    GIVE;                                                                         \
  }
SYNC(fsync)
SYNC(fdatasync)

static void named(const char *call, int one, const char *from, int two, const char *to_name, long got) {
  struct line to = begin(call);
  path(&to, one, from);
  if (to_name) {
    text(&to, ", ");
    path(&to, two, to_name);
  }
  end(&to, got);
}

#define TWO(function)                                                             \
  int function(const char *from, const char *to) {                                \
    TAKE(REAL(function)(from, to));                                               \
    named(#function, AT_FDCWD, from, AT_FDCWD, to, got);                          \
    GIVE;                                                                         \
  }
TWO(rename)
TWO(link)

#define ONE(function)                                                             \
  int function(const char *name) {                                                \
    TAKE(REAL(function)(name));                                                   \
    named(#function, AT_FDCWD, name, 0, NULL, got);                               \
    GIVE;                                                                         \
  }
ONE(unlink)
ONE(rmdir)

int mkdir(const char *name, mode_t mode) {
  TAKE(REAL(mkdir)(name, mode));
  named("mkdir", AT_FDCWD, name, 0, NULL, got);
  GIVE;
}

/* libuv copies a file without its bytes passing through the program: the reader of this log refuses it */
ssize_t copy_file_range(int from, off64_t *from_at, int to_fd, off64_t *to_at, size_t length, unsigned flags) {
  TAKE(REAL(copy_file_range)(from, from_at, to_fd, to_at, length, flags));
  struct line to = begin("copy_file_range");
  descriptor(&to, to_fd);
  end(&to, got);
  GIVE;
}

static void leaves(int code, void *unused) {
  (void)unused;
  struct line to = begin("exit_group");
  text(&to, "%d) = ?\n", code);
  put(&to);
}

__attribute__((constructor)) static void starts(void) { on_exit(leaves, NULL); }

void _exit(int code) {
  leaves(code, NULL);
  RAW(SYS_exit_group, code);
  __builtin_unreachable();
}
