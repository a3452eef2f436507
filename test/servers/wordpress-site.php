<?php
// Sets up the empty site that comes with the WordPress of this folder, without a browser: its address, pretty permalinks, users and
// their application passwords.
// Arguments: the folder, the address of the site. Prints one JSON line.
[, $root, $url] = $argv;
$_SERVER['HTTP_HOST'] = parse_url($url, PHP_URL_HOST) . ':' . parse_url($url, PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
define('WP_INSTALLING', true);
require "$root/wp-load.php";
// over MariaDB the tables are not there yet; nobody is to be mailed about it
function wp_new_blog_notification() {}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
if (!is_blog_installed()) wp_install('Boulangerie', 'admin', 'admin@example.com', true, '', wp_generate_password());
update_option('siteurl', $url);
update_option('home', $url);
update_option('blogname', 'Boulangerie');
update_option('permalink_structure', '/%postname%/');
// a site begins with a post and a page of its own
foreach (get_posts(['post_type' => 'any', 'numberposts' => -1]) as $sample) wp_delete_post($sample->ID, true);
$passwords = [];
foreach (['admin' => null, 'redac' => 'author', 'essai' => 'contributor'] as $login => $role) {
  if ($role !== null) {
    wp_insert_user(['user_login' => $login, 'user_pass' => wp_generate_password(), 'role' => $role, 'user_email' => "$login@example.com"]);
  }
  $made = WP_Application_Passwords::create_new_application_password(get_user_by('login', $login)->ID, ['name' => 'smm']);
  $passwords[$login] = $made[0];
}
echo json_encode($passwords), "\n";
